package dev.shelflife.streams;

import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Observation;
import dev.shelflife.events.SupportLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What nobody may claim, whoever wrote it. Such a record can be read; but to believe it would end versions, or stop the
 * arithmetic of dates and with it everybody else's records.
 */
final class Plausible {

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

    private Plausible() {}

    /**
     * Why an observation is refused; null when it is not.
     *
     * @param key it travels under; null when there is none
     * @param appended when the broker appended it, in milliseconds since 1970
     * @param tolerance how far its instant may lie ahead of that
     */
    static @Nullable Refusal refusal(Observation observation, @Nullable String key, long appended, Duration tolerance) {
        Instant latest = Instant.ofEpochMilli(appended).plus(tolerance);
        if (observation.at().isAfter(latest)) {
            return new Refusal(
                    Refusal.Kind.FROM_THE_FUTURE,
                    "claims " + observation.at() + " but was appended at " + Instant.ofEpochMilli(appended)
                            + "; the clock of the machine that wrote it is ahead");
        }
        if (observation instanceof Observation.Told told && !told.subject().equals(key)) {
            return new Refusal(
                    Refusal.Kind.WRONG_KEY, "is about " + told.subject() + " but travels under the key " + key);
        }
        if (observation.at().isBefore(FIRST)) {
            return new Refusal(Refusal.Kind.OUT_OF_RANGE, "claims " + observation.at());
        }
        return dates(observation)
                .filter(date -> date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY))
                .findFirst()
                .map(date -> new Refusal(Refusal.Kind.OUT_OF_RANGE, "names the date " + date))
                .orElse(null);
    }

    private static Stream<LocalDate> dates(Observation observation) {
        if (observation instanceof Observation.SupportLines told) {
            return told.lines().stream().flatMap(Plausible::dates);
        }
        if (observation instanceof Observation.ImageReleased told) {
            ImageRelease release = told.release();
            return present(release.releasedOn(), release.endsOn());
        }
        return Stream.empty();
    }

    private static Stream<LocalDate> dates(SupportLine line) {
        return present(line.generalAvailability(), line.endOfPatch(), line.endOfAvailability());
    }

    private static Stream<LocalDate> present(@Nullable LocalDate... dates) {
        return Stream.of(dates).filter(Objects::nonNull);
    }
}
