package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one input of the lifecycle topology: a fact of an accepted catalogue that is new, changed or absent against the last
 * accepted one, the outcome of a check, or the time. A kind of a later version of the contract is read as {@link Unknown}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Observation.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Observation.SupportLines.class, name = "support-line"),
    @JsonSubTypes.Type(value = Observation.ImageReleased.class, name = "image-release"),
    @JsonSubTypes.Type(value = Observation.PolicyTold.class, name = "policy"),
    @JsonSubTypes.Type(value = Observation.Absent.class, name = "absent"),
    @JsonSubTypes.Type(value = Observation.SourceChecked.class, name = "source-checked"),
    @JsonSubTypes.Type(value = Observation.Tick.class, name = "tick"),
})
public sealed interface Observation {

    /** The precedence of a source that declares none. */
    int USUAL_PRECEDENCE = 100;

    /** When it was observed (UTC): the instant of the fetch, or the time that a tick tells. */
    Instant at();

    /** An observation with a subject, told by a source. */
    sealed interface Told extends Observation {
        /** The subject it is about, and the key it travels under. */
        String subject();

        /** The id of the source that tells it. */
        String source();

        /** Grows by at least one with each observation of the source; what a row has applied it never applies again. */
        long sequence();
    }

    /**
     * The new and changed lines of one framework version in one catalogue. They travel together so that lines which move
     * together are told together.
     *
     * @param zone the zone that the dates are in
     * @param lines in the order of the page; of two rows with one identity the later one counts
     * @param replaced id of a new line → id of the vanished line whose story it goes on with, for their identities differ in one
     *     field; a vanished line told here is not told as absent. Read as empty where it is missing
     * @param precedence the source's, among sources that tell the same line; null where it is not told, which stands for {@link
     *     #USUAL_PRECEDENCE}
     * @param renamedFrom id of a new line → where it was until now, for another framework version lost exactly this line in the
     *     same look; told of that one by {@link Absent#renamedTo}. Read as empty where it is missing
     */
    record SupportLines(
            String subject,
            String source,
            long sequence,
            Instant at,
            ZoneId zone,
            List<SupportLine> lines,
            SortedMap<String, String> replaced,
            @Nullable Integer precedence,
            @Nullable SortedMap<String, LineAt> renamedFrom)
            implements Told {
        /** Checks that there is at least one line, that all are of this subject, and that each replaces at most one other. */
        public SupportLines {
            requireTold(subject, source, at);
            Objects.requireNonNull(zone, "zone");
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("an observation of lines needs a line");
            }
            for (SupportLine line : lines) {
                if (!line.key().equals(subject)) {
                    throw new IllegalArgumentException("line of " + line.key() + " in an observation of " + subject);
                }
            }
            replaced = Collections.unmodifiableSortedMap(
                    new TreeMap<>(Objects.requireNonNullElse(replaced, new TreeMap<>())));
            requirePairs(lines, replaced);
            renamedFrom = copy(renamedFrom);
        }

        @Override
        public SortedMap<String, LineAt> renamedFrom() {
            return Objects.requireNonNullElse(renamedFrom, Collections.emptySortedMap());
        }

        /** Lines of a source that declares no precedence, of which none was another version's until now. */
        public SupportLines(
                String subject,
                String source,
                long sequence,
                Instant at,
                ZoneId zone,
                List<SupportLine> lines,
                SortedMap<String, String> replaced) {
            this(subject, source, sequence, at, zone, lines, replaced, null, null);
        }

        /** Lines of which none replaces another. */
        public SupportLines(
                String subject, String source, long sequence, Instant at, ZoneId zone, List<SupportLine> lines) {
            this(subject, source, sequence, at, zone, lines, new TreeMap<>(), null, null);
        }

        /** The same, told by a source with this precedence. */
        public SupportLines withPrecedence(int declared) {
            return new SupportLines(subject, source, sequence, at, zone, lines, replaced, declared, renamedFrom);
        }

        /** The precedence that the source declares, or the usual one. */
        public int precedenceOrUsual() {
            return precedence == null ? USUAL_PRECEDENCE : precedence;
        }

        private static void requirePairs(List<SupportLine> lines, SortedMap<String, String> replaced) {
            Set<String> shown = lines.stream().map(SupportLine::id).collect(Collectors.toSet());
            Set<String> vanished = new HashSet<>();
            replaced.forEach((line, former) -> {
                if (former == null || !shown.contains(line) || shown.contains(former) || !vanished.add(former)) {
                    throw new IllegalArgumentException("line " + line + " cannot replace " + former);
                }
            });
        }
    }

    /** A statement of a release note that the source had not told before. */
    record ImageReleased(String subject, String source, long sequence, Instant at, ZoneId zone, ImageRelease release)
            implements Told {
        /** Checks that the release is of this subject. */
        public ImageReleased {
            requireTold(subject, source, at);
            Objects.requireNonNull(zone, "zone");
            if (!release.key().equals(subject)) {
                throw new IllegalArgumentException("release of " + release.key() + " in an observation of " + subject);
            }
        }
    }

    /**
     * A support policy whose words, or what they say, are new or changed in their language. Subject {@code policy/<service>}.
     *
     * @param zone the zone that the source's dates are in
     */
    record PolicyTold(String subject, String source, long sequence, Instant at, ZoneId zone, Policy policy)
            implements Told {
        /** Checks that the policy is of this subject. */
        public PolicyTold {
            requireTold(subject, source, at);
            Objects.requireNonNull(zone, "zone");
            if (!policy.key().equals(subject)) {
                throw new IllegalArgumentException(policy.key() + " in an observation of " + subject);
            }
        }
    }

    /**
     * Lines of one framework version that the source does not show. Told with every look that misses them until their absence is
     * confirmed by the {@link AbsenceRule}. Never read as an end.
     *
     * @param absences how long each has been missing. Read as empty where it is missing; see {@link #absence}
     * @param renamedTo id of a line that is not missed at all → where it is now, for another framework version got exactly this
     *     line in the same look. Read as empty where it is missing
     */
    record Absent(
            String subject,
            String source,
            long sequence,
            Instant at,
            List<String> lineIds,
            @Nullable List<AbsentLine> absences,
            @Nullable SortedMap<String, LineAt> renamedTo)
            implements Told {
        /** Checks that there is at least one line. */
        public Absent {
            requireTold(subject, source, at);
            lineIds = List.copyOf(lineIds);
            if (lineIds.isEmpty()) {
                throw new IllegalArgumentException("an observation of absence needs a line");
            }
            absences = List.copyOf(Objects.requireNonNullElse(absences, List.of()));
            renamedTo = copy(renamedTo);
        }

        @Override
        public SortedMap<String, LineAt> renamedTo() {
            return Objects.requireNonNullElse(renamedTo, Collections.emptySortedMap());
        }

        /** Lines of which none is another version's now. */
        public Absent(
                String subject,
                String source,
                long sequence,
                Instant at,
                List<String> lineIds,
                @Nullable List<AbsentLine> absences) {
            this(subject, source, sequence, at, lineIds, absences, null);
        }

        @Override
        public List<AbsentLine> absences() {
            return Objects.requireNonNullElse(absences, List.of());
        }

        /** How long a line has been missing; since this look, unless it says otherwise. */
        public AbsentLine absence(String lineId) {
            return absences().stream()
                    .filter(line -> line.id().equals(lineId))
                    .findFirst()
                    .orElse(new AbsentLine(lineId, at, 1));
        }

        /** Lines that are missing for the first time. */
        public Absent(String subject, String source, long sequence, Instant at, List<String> lineIds) {
            this(
                    subject,
                    source,
                    sequence,
                    at,
                    lineIds,
                    lineIds.stream().map(id -> new AbsentLine(id, at, 1)).toList());
        }
    }

    /**
     * A line that is missing.
     *
     * @param id of the line
     * @param since the look that first missed it (UTC)
     * @param fetches how many looks in a row have missed it, this one included
     */
    record AbsentLine(String id, Instant since, int fetches) {
        /** Checks the parts that are always there. */
        public AbsentLine {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(since, "since");
        }
    }

    /**
     * Where a line is, or was, that goes by another framework version.
     *
     * @param subject the framework version
     * @param line the line's id there
     */
    record LineAt(String subject, String line) {
        /** Checks the parts that are always there. */
        public LineAt {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(line, "line");
        }
    }

    /**
     * A source was looked at. Subject {@code source/<id>}.
     *
     * @param reason why it failed or was held; null when all is well
     * @param lines how many support lines the accepted catalogue has
     * @param releases how many image releases it has
     * @param problems what could not be read as it stands
     * @param quarantine what the guard does not believe, as it stands after the look, whatever its outcome. Single lines can be
     *     held while the page is read. Read as empty where it is missing
     * @param ended the quarantines that the look ended. Read as empty where it is missing
     * @param staleAfter for how long the source may go without being read or confirmed, as of this look; null where it is not
     *     told, which stands for {@link #USUAL_STALE_AFTER}
     */
    record SourceChecked(
            String subject,
            String source,
            long sequence,
            Instant at,
            CheckOutcome outcome,
            @Nullable String reason,
            int lines,
            int releases,
            List<Problem> problems,
            @Nullable List<Quarantined> quarantine,
            @Nullable List<Quarantined.Ended> ended,
            @Nullable Duration staleAfter)
            implements Told {

        /** Where a look does not say for how long its source may go without: twelve looks at the usual interval. */
        public static final Duration USUAL_STALE_AFTER = Duration.ofDays(3);

        /** Checks the parts that are always there. */
        public SourceChecked {
            requireTold(subject, source, at);
            Objects.requireNonNull(outcome, "outcome");
            problems = List.copyOf(problems);
            quarantine = List.copyOf(Objects.requireNonNullElse(quarantine, List.of()));
            ended = List.copyOf(Objects.requireNonNullElse(ended, List.of()));
            if (staleAfter != null && (staleAfter.isNegative() || staleAfter.isZero())) {
                throw new IllegalArgumentException("staleAfter must be positive: " + staleAfter);
            }
        }

        /** Whether what is accepted of the source was found to hold: it was read and believed, or confirmed by the server. */
        public boolean verifies() {
            return outcome == CheckOutcome.CHANGED || outcome == CheckOutcome.UNCHANGED;
        }

        /** The limit that this look tells, or the usual one. */
        public Duration limit() {
            return Objects.requireNonNullElse(staleAfter, USUAL_STALE_AFTER);
        }

        /** A look that does not say for how long its source may go without. */
        public SourceChecked(
                String subject,
                String source,
                long sequence,
                Instant at,
                CheckOutcome outcome,
                @Nullable String reason,
                int lines,
                int releases,
                List<Problem> problems,
                @Nullable List<Quarantined> quarantine,
                @Nullable List<Quarantined.Ended> ended) {
            this(subject, source, sequence, at, outcome, reason, lines, releases, problems, quarantine, ended, null);
        }

        /** The same with what is held after the look, what it ended, and how long the source may go without. */
        public SourceChecked with(
                List<Quarantined> quarantine, List<Quarantined.Ended> ended, @Nullable Duration staleAfter) {
            return new SourceChecked(
                    subject,
                    source,
                    sequence,
                    at,
                    outcome,
                    reason,
                    lines,
                    releases,
                    problems,
                    quarantine,
                    ended,
                    staleAfter);
        }

        @Override
        public List<Quarantined> quarantine() {
            return Objects.requireNonNullElse(quarantine, List.of());
        }

        @Override
        public List<Quarantined.Ended> ended() {
            return Objects.requireNonNullElse(ended, List.of());
        }

        /** A look with nothing in quarantine. */
        public SourceChecked(
                String subject,
                String source,
                long sequence,
                Instant at,
                CheckOutcome outcome,
                @Nullable String reason,
                int lines,
                int releases,
                List<Problem> problems) {
            this(subject, source, sequence, at, outcome, reason, lines, releases, problems, List.of(), List.of());
        }
    }

    /** How a look at a source went. */
    enum CheckOutcome {
        /** Read, and something is new. */
        CHANGED,
        /** Read or confirmed by the server, and nothing is new. */
        UNCHANGED,
        /** Read, and not believed. */
        HELD,
        /** Could not be fetched or read. */
        FAILED,
        /** An outcome of a later version of the contract, unknown to this reader. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** It is now {@code at}. Written to every partition. */
    record Tick(Instant at) implements Observation {
        /** Checks that there is a time. */
        public Tick {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A kind that this version of the contract does not know; to be passed over.
     *
     * @param observedAt what it calls {@code at}, null when it has none; {@link #at()} is then the epoch
     */
    record Unknown(@JsonProperty("at") @Nullable Instant observedAt) implements Observation {
        @Override
        public Instant at() {
            return observedAt == null ? Instant.EPOCH : observedAt;
        }
    }

    private static <V> SortedMap<String, V> copy(@Nullable SortedMap<String, V> map) {
        SortedMap<String, V> copy = map == null ? new TreeMap<>() : new TreeMap<>(map);
        copy.values().forEach(value -> Objects.requireNonNull(value, "a line's other place"));
        return Collections.unmodifiableSortedMap(copy);
    }

    private static void requireTold(String subject, String source, Instant at) {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(at, "at");
    }
}
