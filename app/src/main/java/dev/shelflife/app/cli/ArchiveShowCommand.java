package dev.shelflife.app.cli;

import dev.shelflife.app.archive.ArchivedPages;
import dev.shelflife.app.archive.UnfitBodyException;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.ArchivedPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The evidence: the very bytes that a provenance points to. */
@Command(
        name = "show",
        description = "Print the page whose digest a provenance names (its member sha256), byte for byte.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife archive show "
                + "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --output page.html")
final class ArchiveShowCommand implements Callable<Integer> {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    @Parameters(paramLabel = "SHA256", description = "digest of the page's bytes, in hexadecimal digits")
    String digest = "";

    @Option(names = "--output", paramLabel = "FILE", description = "where to write it (default: standard output)")
    @Nullable
    Path output;

    @Mixin
    ArchiveAccess archive = new ArchiveAccess();

    @Spec
    @Nullable
    CommandSpec spec;

    private @Nullable ArchivedPage found;

    @Override
    public Integer call() {
        Logs.onlyWarnings();
        String sha256 = digest.toLowerCase(Locale.ROOT);
        if (!DIGEST.matcher(sha256).matches()) {
            throw new Failure(
                    ExitCode.USAGE, "'" + digest + "' is not a SHA-256 digest: it has 64 digits from 0-9 and a-f");
        }
        archive.read(Commands.err(spec)::println, (key, page) -> {
            if (key.equals(sha256)) {
                found = found == null ? page : first(found, page);
            }
        });
        ArchivedPage page = found;
        if (page == null) {
            throw new Failure(ExitCode.NOTHING_READ, "no page with the digest " + sha256 + " is archived");
        }
        write(body(sha256, page));
        Commands.err(spec)
                .println("page of " + page.source() + ", first fetched at " + page.fetchedAt() + " from " + page.url()
                        + ", " + page.length() + " bytes");
        return ExitCode.DONE.code();
    }

    private static ArchivedPage first(ArchivedPage one, ArchivedPage other) {
        return Comparator.comparing(ArchivedPage::fetchedAt)
                                .thenComparing(ArchivedPage::source)
                                .compare(one, other)
                        <= 0
                ? one
                : other;
    }

    private static byte[] body(String sha256, ArchivedPage page) {
        try {
            return ArchivedPages.body(sha256, page);
        } catch (UnfitBodyException e) {
            throw new Failure(ExitCode.FAILED, "the page " + sha256 + " cannot be shown: " + e.reason(), e);
        }
    }

    /** Standard output is text in UTF-8; bytes that would not come out as they are need a file. */
    private void write(byte[] body) {
        if (output != null) {
            try {
                Files.write(output, body);
            } catch (IOException e) {
                throw new Failure(ExitCode.FAILED, "cannot write " + output + ": " + e.getMessage(), e);
            }
            return;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (!Arrays.equals(body, text.getBytes(StandardCharsets.UTF_8))) {
            throw new Failure(ExitCode.FAILED, "the page is not text in UTF-8: write it to a file with --output FILE");
        }
        Commands.out(spec).print(text);
        Commands.out(spec).flush();
    }
}
