package dev.shelflife.streams;

import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.line;
import static dev.shelflife.streams.rules.Telling.lines;
import static dev.shelflife.streams.rules.Telling.on;
import static dev.shelflife.streams.rules.Telling.release;
import static dev.shelflife.streams.rules.Telling.replacing;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Policy;
import dev.shelflife.events.Problem;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Quarantined;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.streams.rules.Telling;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A short log that has a bit of everything; what is recorded of it is what a version of this program made of it. */
final class RecordedStory {

    private static final String DLVM = Telling.SUBJECT;
    private static final String DLC = "deep-learning-containers/pytorch/2.4";
    private static final String SOURCE = Telling.SOURCE;

    private RecordedStory() {}

    /** Up to the middle, where the state is recorded. */
    static List<Observation> firstHalf() {
        return List.of(
                tick("2025-01-01"),
                checked(1, "2025-01-02", CheckOutcome.CHANGED, List.of()),
                lines(
                        2,
                        at("2025-01-02"),
                        line(DLVM, "a", on("2025-07-11"), on("2026-07-11"), at("2025-01-02")),
                        line(DLVM, "b", on("2025-08-11"), PublishedDate.NOT_SET, at("2025-01-02"))),
                lines(3, at("2025-01-02"), line(DLC, "c", on("2025-02-01"), on("2026-02-01"), at("2025-01-02"))),
                release(DLVM, 1, at("2025-01-02"), "notes"),
                policy(4, "2025-01-02", "00"),
                tick("2025-02-02"),
                lines(5, at("2025-02-03"), line(DLC, "c", on("2025-09-01"), on("2026-02-01"), at("2025-02-03"))),
                checked(6, "2025-02-04", CheckOutcome.HELD, List.of(held("2025-02-04"))),
                new Observation.Absent(DLVM, SOURCE, 7, at("2025-02-05"), List.of("b")),
                tick("2025-05-20"));
    }

    /** From the middle on. */
    static List<Observation> secondHalf() {
        return List.of(
                tick("2025-06-12"),
                replacing(
                        8,
                        at("2025-06-13"),
                        Map.of("a2", "a"),
                        line(DLVM, "a2", on("2025-07-11"), on("2026-07-11"), at("2025-06-13"))),
                policy(9, "2025-06-14", "11"),
                checked(10, "2025-06-15", CheckOutcome.UNCHANGED, List.of()),
                tick("2025-07-12"),
                lines(
                        11,
                        at("2025-07-13"),
                        line(DLC, "c", PublishedDate.UNREADABLE, on("2025-12-24"), at("2025-07-13"))),
                tick("2026-08-01"));
    }

    private static Observation.Tick tick(String at) {
        return new Observation.Tick(at(at));
    }

    private static Quarantined held(String since) {
        return new Quarantined("b", DLVM, "00", 1, at(since), List.of("the date went back by a year"));
    }

    private static Observation.SourceChecked checked(
            long sequence, String at, CheckOutcome outcome, List<Quarantined> held) {
        return new Observation.SourceChecked(
                "source/" + SOURCE,
                SOURCE,
                sequence,
                at(at),
                outcome,
                outcome == CheckOutcome.HELD ? "a line is held" : null,
                3,
                0,
                List.<Problem>of(),
                held,
                List.of());
    }

    private static Observation.PolicyTold policy(long sequence, String at, String wording) {
        Instant seen = at(at);
        Policy policy = new Policy(
                "policy/deep-learning-vm",
                "deep-learning-vm",
                List.of(),
                List.of(),
                List.of(),
                true,
                LocalDate.of(2025, 1, 1),
                "en",
                wording,
                new Provenance("http://policy", seen, "00", null, null, null));
        return new Observation.PolicyTold(policy.key(), SOURCE, sequence, seen, ZoneOffset.UTC, policy);
    }
}
