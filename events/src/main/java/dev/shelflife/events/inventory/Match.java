package dev.shelflife.events.inventory;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of an image that somebody runs. */
public sealed interface Match {

    /** How sure it is which line is meant. */
    enum Precision {
        /** A line names this image. */
        LINE,
        /** The reference leaves open which of several variants it is, or the row names no image: all that it can be. */
        VARIANTS,
        /** The lines of the version tell other variants or patch versions than this. */
        VERSION,
        /** Of a later version of the contract. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** Why nothing is known. */
    enum Reason {
        /** It names bytes; which image and version they are is not published. */
        DIGEST_ONLY,
        /** It is not written as a reference to an image. */
        NO_REFERENCE,
        /** Part of it is a variable that has no value here. */
        UNRESOLVED,
        /** No page that is watched tells of images of this publisher. */
        UNKNOWN_REGISTRY,
        /** The publisher is known, but no page tells of this image. */
        UNKNOWN_FAMILY,
        /** The name says no version, so what it stands for changes. */
        NO_VERSION,
        /** Of a later version of the contract. */
        @JsonEnumDefaultValue
        OTHER
    }

    /**
     * Lines that tell of it.
     *
     * @param family of the reference
     * @param lines at least one
     */
    record Matched(ImageFamily family, Precision precision, List<FamilyLine> lines) implements Match {
        /** Checks that there is a line. */
        public Matched {
            Objects.requireNonNull(family, "family");
            Objects.requireNonNull(precision, "precision");
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("matched by no line: " + family.id());
            }
        }
    }

    /**
     * Nothing tells of it.
     *
     * @param family of the reference; null when it names no image
     * @param text the reason in words, beginning with {@code unknown: }
     */
    record Unmatched(@Nullable ImageFamily family, Reason reason, String text) implements Match {
        /** Checks the parts that are always there. */
        public Unmatched {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(text, "text");
        }
    }
}
