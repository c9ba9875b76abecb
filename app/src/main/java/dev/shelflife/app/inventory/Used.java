package dev.shelflife.app.inventory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reference to an image, and where it is used.
 *
 * @param text as written, with the variables that have a value put in
 * @param file what the file is called; null for one that was named on the command line
 * @param line from 1; 0 when it is not known
 * @param workload what runs it, such as {@code Deployment/shop/recommender} or {@code stage builder}; null when the file
 *     names none
 */
public record Used(String text, @Nullable String file, int line, @Nullable String workload) {

    /** Checks that there is a text. */
    public Used {
        Objects.requireNonNull(text, "text");
    }

    /** File and line, as compilers write it; the command line is none. */
    public String place() {
        return file == null ? "" : line == 0 ? file : file + ":" + line;
    }
}
