package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A difference that the guard did not believe. It changes nothing until a person releases it, enough looks agree, or it is gone.
 *
 * @param line id of the one line that is held; null when it is the whole page
 * @param subject the line's framework version; null when it is the whole page
 * @param hash of the doubtful facts: what is released is this and nothing else
 * @param fetches how many looks in a row have shown exactly this
 * @param since when it was first seen (UTC)
 * @param reasons why it is not believed, in words for people
 */
public record Quarantined(
        @Nullable String line,
        @Nullable String subject,
        String hash,
        int fetches,
        Instant since,
        List<String> reasons) {

    private static final String PAGE = "page";

    /** Checks the parts that are always there. */
    public Quarantined {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(since, "since");
        reasons = List.copyOf(reasons);
    }

    /** What is held: a line's id, or {@code page}. */
    @JsonIgnore
    public String what() {
        return line == null ? PAGE : line;
    }

    /** How a quarantine ended. */
    public enum Ending {
        /** A person released it. */
        RELEASED,
        /** Enough looks agreed. */
        AGREED,
        /** The page no longer tells it. */
        REVERTED,
        /** An ending of a later version of the contract, unknown to this reader. */
        @JsonEnumDefaultValue
        OTHER
    }

    /**
     * A quarantine that a look ended.
     *
     * @param line id of the line that was held; null when it was the whole page
     * @param how it ended
     * @param by who released it; null when nobody did
     * @param reason why it was released; null when not given
     */
    public record Ended(@Nullable String line, Ending how, @Nullable String by, @Nullable String reason) {
        /** Checks the part that is always there. */
        public Ended {
            Objects.requireNonNull(how, "how");
        }

        /** What was held: a line's id, or {@code page}. */
        @JsonIgnore
        public String what() {
            return line == null ? PAGE : line;
        }
    }
}
