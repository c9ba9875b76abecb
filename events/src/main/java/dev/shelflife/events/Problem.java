package dev.shelflife.events;

import java.util.Objects;

/**
 * Something on a page that could not be read as it stands.
 *
 * @param where page, table, row and column (or note) in words that a person can follow
 * @param text what stands there
 * @param reason what is wrong with it
 * @param repaired true when it was read all the same, because only one reading is possible
 */
public record Problem(String where, String text, String reason, boolean repaired) {
    /** Checks that nothing is null. */
    public Problem {
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(reason, "reason");
    }
}
