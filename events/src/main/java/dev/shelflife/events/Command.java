package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.shelflife.events.identity.SubjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person orders: the value of {@code shelflife.commands}, keyed by {@link #target()}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Command.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Acknowledge.class, name = "acknowledge"),
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
     */
    record Acknowledge(String subject, Milestone milestone, String by, @Nullable String reason, Instant at)
            implements Command {
        /** Checks the parts that are always there. */
        public Acknowledge {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(milestone, "milestone");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }

        @Override
        @com.fasterxml.jackson.annotation.JsonIgnore
        public String target() {
            return targetOf(subject, milestone);
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
        @com.fasterxml.jackson.annotation.JsonIgnore
        public String target() {
            return SubjectKey.source(source);
        }
    }

    /** A kind that this version of the contract does not know; to be passed over. */
    record Unknown(String target) implements Command {}

    /** The target of commands about one milestone of a subject. */
    static String targetOf(String subject, Milestone milestone) {
        return subject + "#" + milestone;
    }
}
