package dev.shelflife.streams.rules;

import static dev.shelflife.streams.rules.Telling.SOURCE;
import static dev.shelflife.streams.rules.Telling.SUBJECT;
import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.line;
import static dev.shelflife.streams.rules.Telling.on;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.Absent;
import dev.shelflife.events.Observation.AbsentLine;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.LineAt;
import dev.shelflife.events.Policy;
import dev.shelflife.events.Policy.DateRule;
import dev.shelflife.events.Policy.MilestoneMeaning;
import dev.shelflife.events.Policy.UpdateKind;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Quarantined;
import dev.shelflife.events.Quarantined.Ended;
import dev.shelflife.events.Quarantined.Ending;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One story in which everything happens that a transition can tell; the golden files hold what is told of it. */
final class GoldenHistory {

    private static final String NEW_KEY = "deep-learning-vm/tensorflow-two/2.17";
    private static final String POLICY = "policy/deep-learning-vm";
    private static final String WATCHED = "source/google-dlvm-policy";

    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final List<Transition> told = new ArrayList<>();
    private long sequence;

    private GoldenHistory() {}

    static List<Transition> transitions() {
        GoldenHistory history = new GoldenHistory();
        history.datesOfTwoLines();
        history.comingAndGoing();
        history.names();
        history.releases();
        history.policiesAndLooks();
        history.until("2027-08-01");
        return history.told;
    }

    private void datesOfTwoLines() {
        table("2024-10-01T08:00:00Z", dated("a", "2025-07-11", "2026-07-11"), dated("b", "2025-07-11", "2026-07-11"));
        table("2025-06-01T08:00:00Z", dated("a", "2025-09-30", "2026-07-11"));
        table("2025-07-20T08:00:00Z", dated("b", "2025-10-31", "2026-07-11"));
        table("2025-08-01T08:00:00Z", dated("a", "2025-08-31", "2026-07-11"));
        table("2025-08-02T08:00:00Z", dated("late", "2025-01-31", "2026-07-11"));
        table("2025-08-03T08:00:00Z", line(SUBJECT, "b", on("2025-10-31"), PublishedDate.NOT_SET, at("2025-08-03")));
    }

    private void comingAndGoing() {
        missing("2025-08-04T08:00:00Z", 1);
        missing("2025-08-05T08:00:00Z", 2);
        missing("2025-08-08T08:00:00Z", 3);
        table("2025-08-20T08:00:00Z", dated("late", "2025-01-31", "2026-07-11"));
    }

    private void names() {
        SupportLine other = Telling.named(dated("a2", "2025-08-31", "2026-07-11"), "tensorflow", "3.11");
        observe(new Observation.SupportLines(
                SUBJECT,
                SOURCE,
                ++sequence,
                at("2025-08-21T08:00:00Z"),
                ZoneOffset.UTC,
                List.of(other),
                new TreeMap<>(Map.of("a2", "a"))));
        table(
                "2025-08-22T08:00:00Z",
                Telling.named(other, "TensorFlow", "3.11"),
                Telling.named(
                        line(SUBJECT, "b", on("2025-10-31"), PublishedDate.NOT_SET, at("2025-08-03")),
                        "TensorFlow",
                        "3.10"),
                Telling.named(dated("late", "2025-01-31", "2026-07-11"), "TensorFlow", "3.10"));
        observe(new Absent(
                SUBJECT,
                SOURCE,
                ++sequence,
                at("2025-08-23T08:00:00Z"),
                List.of("late"),
                List.of(),
                new TreeMap<>(Map.of("late", new LineAt(NEW_KEY, "late2")))));
        observe(new Observation.SupportLines(
                NEW_KEY,
                SOURCE,
                ++sequence,
                at("2025-08-23T08:00:00Z"),
                ZoneOffset.UTC,
                List.of(line(NEW_KEY, "late2", on("2025-01-31"), on("2026-07-11"), at("2025-08-23T08:00:00Z"))),
                new TreeMap<>(),
                null,
                new TreeMap<>(Map.of("late2", new LineAt(SUBJECT, "late")))));
    }

    private void releases() {
        note("2025-11-10", Change.PATCH, "patched to 2.17.1");
        note("2025-11-11", Change.RENAMED, "images are called tf2-217 now");
        note("2025-11-12", Change.REMOVED, "no longer available");
        table("2025-11-13T08:00:00Z", Telling.named(dated("a2", "2025-08-31", "2025-11-11"), "TensorFlow", "3.11"));
    }

    private void policiesAndLooks() {
        policy("2025-12-01T08:00:00Z", "words", UpdateKind.PATCH);
        policy("2025-12-02T08:00:00Z", "other words", UpdateKind.PATCH, UpdateKind.SECURITY);
        look("2025-12-02T08:00:00Z", CheckOutcome.CHANGED, null, null);
        Quarantined held = new Quarantined(
                "x", SUBJECT, "h", 1, at("2025-12-03T08:00:00Z"), List.of("end of patch is now 2062-07-01"));
        look("2025-12-03T08:00:00Z", CheckOutcome.CHANGED, held, null);
        look("2025-12-03T20:00:00Z", CheckOutcome.CHANGED, null, new Ended("x", Ending.RELEASED, "ada", "it is so"));
        look("2025-12-04T08:00:00Z", CheckOutcome.FAILED, null, null);
        look("2025-12-06T08:00:00Z", CheckOutcome.UNCHANGED, null, null);
    }

    private static SupportLine dated(String id, String patch, String availability) {
        return line(SUBJECT, id, on(patch), on(availability), at("2024-10-01T08:00:00Z"));
    }

    private void table(String at, SupportLine... lines) {
        observe(Telling.lines(++sequence, at(at), lines));
    }

    private void missing(String at, int looks) {
        AbsentLine line = new AbsentLine("late", at("2025-08-04T08:00:00Z"), looks);
        observe(new Absent(SUBJECT, SOURCE, ++sequence, at(at), List.of("late"), List.of(line)));
    }

    private void note(String day, Change change, String text) {
        ImageRelease release = Telling.released("note of " + day, SUBJECT, LocalDate.parse(day), null, change, text);
        observe(new Observation.ImageReleased(
                SUBJECT, "google-dlvm-release-notes", ++sequence, at(day + "T09:00:00Z"), ZoneOffset.UTC, release));
    }

    private void policy(String at, String words, UpdateKind... updates) {
        Policy policy = new Policy(
                POLICY,
                "deep-learning-vm",
                List.of(new MilestoneMeaning(Milestone.END_OF_PATCH, DateRule.LAST_GOOD_DAY, List.of())),
                List.of(updates),
                List.of(),
                true,
                null,
                "en",
                words,
                new Provenance("http://policy", at(at), "00", null, null, null));
        observe(new Observation.PolicyTold(POLICY, "google-dlvm-policy", ++sequence, at(at), ZoneOffset.UTC, policy));
    }

    private void look(String at, CheckOutcome outcome, @Nullable Quarantined held, @Nullable Ended ended) {
        observe(new Observation.SourceChecked(
                WATCHED,
                "google-dlvm-policy",
                ++sequence,
                at(at),
                outcome,
                outcome == CheckOutcome.FAILED ? "HTTP 503" : null,
                0,
                0,
                List.of(),
                held == null ? List.of() : List.of(held),
                ended == null ? List.of() : List.of(ended),
                Duration.ofDays(2)));
    }

    private void observe(Observation.Told observation) {
        until(observation.at().toString());
        told.addAll(book.observe(observation));
    }

    private void until(String at) {
        told.addAll(book.tick(at(at)));
    }
}
