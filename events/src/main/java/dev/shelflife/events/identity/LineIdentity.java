package dev.shelflife.events.identity;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tells the support lines of one framework version apart; together with the framework version it makes the {@link LineId}.
 *
 * @param section slug of the section's caption
 * @param variant edition, job type, and the version where it says more than the key
 * @param python such as {@code 3.10}
 * @param os such as {@code Ubuntu 22.04}
 * @param accelerator {@code CPU}, {@code GPU}, {@code TPU}
 * @param cuda such as {@code 12.3}
 */
public record LineIdentity(
        String section,
        @Nullable String variant,
        @Nullable String python,
        @Nullable String os,
        @Nullable String accelerator,
        @Nullable String cuda) {
    /** Checks the part that is always there. */
    public LineIdentity {
        Objects.requireNonNull(section, "section");
    }

    /** In how many fields two lines differ. Between a vanished line and a new one, one means: the same line, changed. */
    public int differences(LineIdentity other) {
        return (int) Stream.of(
                        section.equals(other.section),
                        Objects.equals(variant, other.variant),
                        Objects.equals(python, other.python),
                        Objects.equals(os, other.os),
                        Objects.equals(accelerator, other.accelerator),
                        Objects.equals(cuda, other.cuda))
                .filter(same -> !same)
                .count();
    }

    /** Whether two lines differ in their sections and in nothing else. */
    public boolean differsInSectionAlone(LineIdentity other) {
        return !section.equals(other.section) && differences(other) == 1;
    }
}
