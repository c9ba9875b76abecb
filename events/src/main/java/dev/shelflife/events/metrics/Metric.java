package dev.shelflife.events.metrics;

import java.util.List;
import java.util.Locale;

/**
 * All meters of ours. Names stand here and nowhere else; they are a contract with those who draw graphs and write alerts. The
 * meters of Kafka's own clients come beside them, under Kafka's names.
 */
public enum Metric {
    OBSERVATIONS(Kind.COUNTER, "observations", "", "streams", "observations read, by kind", "kind"),
    TRANSITIONS(Kind.COUNTER, "transitions", "", "streams", "transitions told, by type", "type"),
    DEAD_LETTERS(
            Kind.COUNTER,
            "dead.letters",
            "",
            "streams, notifier",
            "records that nobody could read or believe, by the topic they stood on and the reason",
            "topic",
            "reason"),
    PASSED_OVER(
            Kind.COUNTER,
            "passed.over",
            "",
            "streams, notifier",
            "records of a later version of the contract that mean nothing to this one",
            "topic"),
    DUE_BACKLOG(
            Kind.GAUGE,
            "due.backlog",
            "",
            "streams",
            "rows that are due by the last tick and not decided yet",
            "partition"),
    TICK(
            Kind.GAUGE,
            "tick",
            "seconds",
            "streams",
            "the time that the last tick told, in seconds since 1970; no series before the first",
            "partition"),
    SOURCE_VERIFIED(
            Kind.GAUGE,
            "source.verified",
            "seconds",
            "streams",
            "when a source was last read or confirmed, in seconds since 1970; no series for one that never was",
            "source"),
    OLDEST_UNVERIFIED(
            Kind.GAUGE,
            "sources.oldest.unverified",
            "seconds",
            "streams",
            "how long ago, by the last tick, the source was verified whose verification is the oldest; no series when"
                    + " none ever was"),
    NEVER_VERIFIED(Kind.GAUGE, "sources.never.verified", "", "streams", "sources that were looked at and never read"),
    QUARANTINES(
            Kind.GAUGE,
            "quarantines",
            "",
            "streams",
            "what the guard holds of a source: single lines, or the page as one",
            "source"),
    OUTBOX_WAITING(
            Kind.GAUGE,
            "outbox.waiting",
            "",
            "notifier",
            "notifications that a destination has not taken yet",
            "destination"),
    OUTBOX_OLDEST(
            Kind.GAUGE,
            "outbox.oldest.waiting",
            "seconds",
            "notifier",
            "how long the notification has waited that waits longest, as far as this process has seen; 0 when none does",
            "destination"),
    ATTEMPTS(
            Kind.COUNTER,
            "attempts",
            "",
            "notifier",
            "attempts at a destination, by how they ended",
            "destination",
            "channel",
            "outcome"),
    DELIVERIES(
            Kind.COUNTER,
            "deliveries",
            "",
            "notifier",
            "what became of notifications",
            "destination",
            "channel",
            "outcome"),
    HEARTBEATS_WITHHELD(
            Kind.GAUGE,
            "heartbeats.withheld",
            "",
            "notifier",
            "1: no sign of life is given, for the log is not decided up to now; known to the instance that gives them"),
    LOOKS(
            Kind.COUNTER,
            "looks",
            "",
            "ingest",
            "looks at a source that were published, by how they went",
            "source",
            "outcome"),
    SOURCES_OWNED(Kind.GAUGE, "sources.owned", "", "ingest", "sources that this process looks at"),
    TICKS_WRITTEN(Kind.COUNTER, "ticks", "", "clock", "ticks that every partition has taken"),
    ROLE_LIVE(Kind.GAUGE, "role.live", "", "all", "1: the role has not failed", "role"),
    ROLE_READY(Kind.GAUGE, "role.ready", "", "all", "1: the role is at work", "role");

    /** What kind of a meter it is. */
    public enum Kind {
        /** Only ever grows, and begins at zero with the process. */
        COUNTER,
        /** A present value. */
        GAUGE
    }

    /** All names begin so; apart from them, for the names of topics stand in one place only. */
    private static final String PREFIX = "shelflife.";

    private final Kind kind;
    private final String id;
    private final String unit;
    private final String role;
    private final String help;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final List<String> tags;

    Metric(Kind kind, String id, String unit, String role, String help, String... tags) {
        this.kind = kind;
        this.id = PREFIX + id;
        this.unit = unit;
        this.role = role;
        this.help = help;
        this.tags = List.of(tags);
    }

    public Kind kind() {
        return kind;
    }

    /** The dotted name, without the unit. */
    public String id() {
        return id;
    }

    /** The unit, empty for plain numbers. */
    public String unit() {
        return unit;
    }

    /** Which roles have it, in words. */
    public String role() {
        return role;
    }

    /** One sentence. */
    public String help() {
        return help;
    }

    /** Names of the tags, in the order in which their values are given. */
    public List<String> tags() {
        return tags;
    }

    /** The name as Prometheus has it. */
    public String prometheus() {
        String name = id.replace('.', '_') + (unit.isEmpty() ? "" : "_" + unit);
        return kind == Kind.COUNTER ? name + "_total" : name;
    }

    /** A constant as the value of a tag: {@code MOVED_EARLIER} is {@code moved-earlier}. */
    public static String value(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
