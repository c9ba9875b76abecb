package dev.shelflife.app.cli;

import dev.shelflife.app.archive.ArchivedPages;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.ArchivedPage;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the commands of the archive find it. */
final class ArchiveAccess {

    @Mixin
    PastAccess past = new PastAccess();

    /**
     * Hands over every page that is there now.
     *
     * @param said takes what could not be read, in words for people
     * @param into takes the digest of each body and the page
     * @throws Failure when there is no archive, or it cannot be read
     */
    void read(Consumer<String> said, BiConsumer<String, ArchivedPage> into) {
        past.ask("read the archived pages", there -> {
            ArchivedPages.read(there, said, into);
            return true;
        });
    }
}
