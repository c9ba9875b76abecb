package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.shelflife.events.identity.SubjectKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person orders: the value of {@code shelflife.commands}, keyed by {@link #target()}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Command.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Acknowledge.class, name = "acknowledge"),
    @JsonSubTypes.Type(value = Command.Snooze.class, name = "snooze"),
    @JsonSubTypes.Type(value = Command.Waive.class, name = "waive"),
    @JsonSubTypes.Type(value = Command.DisableDestination.class, name = "disable-destination"),
    @JsonSubTypes.Type(value = Command.EnableDestination.class, name = "enable-destination"),
    @JsonSubTypes.Type(value = Command.ReleaseQuarantine.class, name = "release-quarantine"),
})
public sealed interface Command {

    /** What the command is about: a subject, or a subject and milestone as {@code subject#END_OF_PATCH}. */
    String target();

    /**
     * "Known": alerts about the milestone stop firing.
     *
     * @param milestone which end
     * @param subject the framework version
     * @param by who says so
     * @param reason why; null when not given
     * @param at when (UTC)
     * @param date the last good day that the person saw; null when unknown, and in older records
     */
    record Acknowledge(
            String subject,
            Milestone milestone,
            String by,
            @Nullable String reason,
            Instant at,
            @Nullable LocalDate date)
            implements Silence {
        /** Checks the parts that are always there. */
        public Acknowledge {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(milestone, "milestone");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }

        /** One that names no date. */
        public Acknowledge(String subject, Milestone milestone, String by, @Nullable String reason, Instant at) {
            this(subject, milestone, by, reason, at, null);
        }

        @Override
        @JsonIgnore
        public @Nullable Instant until() {
            return null;
        }

        @Override
        @JsonIgnore
        public String target() {
            return targetOf(subject, milestone);
        }
    }

    /**
     * "Later": nothing about the milestone is told until then.
     *
     * @param milestone which end
     * @param subject the framework version
     * @param by who says so
     * @param reason why; null when not given
     * @param at when (UTC)
     * @param date the last good day that the person saw; null when unknown
     * @param until when it is told again (UTC)
     */
    record Snooze(
            String subject,
            Milestone milestone,
            String by,
            @Nullable String reason,
            Instant at,
            @Nullable LocalDate date,
            Instant until)
            implements Silence {
        /** Checks the parts that are always there. */
        public Snooze {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(milestone, "milestone");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(until, "until");
        }

        @Override
        @JsonIgnore
        public String target() {
            return targetOf(subject, milestone);
        }
    }

    /**
     * "We live with it": nothing about the milestone is told while the waiver holds.
     *
     * @param milestone which end
     * @param subject the framework version
     * @param by who answers for it
     * @param reason why
     * @param at when (UTC)
     * @param date the last good day that the person saw; null when unknown
     * @param until when the waiver ends (UTC)
     */
    record Waive(
            String subject,
            Milestone milestone,
            String by,
            String reason,
            Instant at,
            @Nullable LocalDate date,
            Instant until)
            implements Silence {
        /** Checks the parts that are always there. */
        public Waive {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(milestone, "milestone");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(until, "until");
        }

        @Override
        @JsonIgnore
        public String target() {
            return targetOf(subject, milestone);
        }
    }

    /** What a person says so that alerts about a milestone are silent; of several the last counts. */
    sealed interface Silence extends Command {
        /** The framework version. */
        String subject();

        /** Which end. */
        Milestone milestone();

        /** Who says so. */
        String by();

        /** Why; null when not given. */
        @Nullable
        String reason();

        /** When (UTC). */
        Instant at();

        /** The last good day that the person saw; null when unknown. */
        @Nullable
        LocalDate date();

        /** When it ends by itself (UTC); null for an acknowledgement, which holds for what was told. */
        @Nullable
        Instant until();
    }

    /**
     * "This receiver is gone": it is sent nothing more. Said by the sender when a receiver answers that it is gone for good.
     *
     * @param destination its name
     * @param reason what the receiver said
     * @param at when (UTC)
     */
    record DisableDestination(String destination, String reason, Instant at) implements Command {
        /** Checks the parts. */
        public DisableDestination {
            Objects.requireNonNull(destination, "destination");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(at, "at");
        }

        @Override
        @JsonIgnore
        public String target() {
            return targetOfDestination(destination);
        }
    }

    /**
     * "This receiver is there again": said by a person.
     *
     * @param destination its name
     * @param by who says so
     * @param at when (UTC)
     */
    record EnableDestination(String destination, String by, Instant at) implements Command {
        /** Checks the parts. */
        public EnableDestination {
            Objects.requireNonNull(destination, "destination");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }

        @Override
        @JsonIgnore
        public String target() {
            return targetOfDestination(destination);
        }
    }

    /**
     * "It is so": what the guard held may be accepted. Holds for exactly the facts that the person saw.
     *
     * @param source id of the source
     * @param hashes of what is released, see {@link Quarantined#hash}; at least one
     * @param by who says so
     * @param reason why; null when not given
     * @param at when (UTC)
     */
    record ReleaseQuarantine(String source, List<String> hashes, String by, @Nullable String reason, Instant at)
            implements Command {
        /** Checks the parts that are always there. */
        public ReleaseQuarantine {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            hashes = List.copyOf(hashes);
            if (hashes.isEmpty()) {
                throw new IllegalArgumentException("a release without anything that it releases");
            }
        }

        @Override
        @JsonIgnore
        public String target() {
            return SubjectKey.source(source);
        }
    }

    /** A kind that this version of the contract does not know; to be passed over. */
    record Unknown(String target) implements Command {}

    /** The target of commands about a destination. */
    static String targetOfDestination(String destination) {
        return "destination/" + destination;
    }

    /** The target of commands about one milestone of a subject. */
    static String targetOf(String subject, Milestone milestone) {
        return subject + "#" + milestone;
    }
}
