package dev.shelflife.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/** A word that must not be shown: it says nothing of itself except to who asks for it by name. */
public final class Secret {

    private final Supplier<String> value;

    Secret(String value) {
        Objects.requireNonNull(value, "value");
        this.value = () -> value;
    }

    private Secret(Supplier<String> value) {
        this.value = value;
    }

    /** A word that stands alone in a file, read anew each time, so that it can be replaced while we run. */
    static Secret inFile(Path file) {
        return new Secret(() -> {
            try {
                return Files.readString(file, StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new UncheckedIOException("the file of a secret cannot be read: " + file, e);
            }
        });
    }

    /**
     * The word itself. Never to be logged, published or put into a message.
     *
     * @throws UncheckedIOException when its file is gone
     */
    public String reveal() {
        return value.get();
    }

    /** Says only that it is one. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
