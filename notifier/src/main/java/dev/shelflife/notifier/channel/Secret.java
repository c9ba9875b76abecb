package dev.shelflife.notifier.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/** A secret that is looked up when it is needed, so that it can be replaced while we run, and that never shows itself. */
public final class Secret {

    private final Supplier<String> text;

    private Secret(Supplier<String> text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    /** A secret from wherever the supplier gets it, such as an environment variable. */
    public static Secret of(Supplier<String> text) {
        return new Secret(text);
    }

    /** A secret that stands alone in a file, read anew each time; white space around it does not count. */
    public static Secret inFile(Path file) {
        return new Secret(() -> {
            try {
                return Files.readString(file, StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new UncheckedIOException("the file of a secret cannot be read: " + file, e);
            }
        });
    }

    /**
     * The secret itself; never to be logged or put into a message.
     *
     * @throws RuntimeException when it cannot be looked up
     */
    public String reveal() {
        return text.get();
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
