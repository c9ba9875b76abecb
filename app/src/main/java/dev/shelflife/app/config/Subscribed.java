package dev.shelflife.app.config;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Severity;
import dev.shelflife.events.TransitionType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who wants what, as the file says it. An empty list means: all.
 *
 * @param name what it is called
 * @param destination a name among the destinations
 * @param services slugs of services
 * @param frameworks slugs of frameworks
 * @param versions versions as in keys
 * @param milestones which ends
 * @param types which transitions
 * @param leadDays which of the installation's lead times
 * @param severity how much it must matter
 * @param language of the messages
 * @param horizon what took effect longer ago than this is recorded as suppressed, not sent
 * @param digest one message for a day or a week; null: at once
 * @param quiet hours at which nothing is told; null: none
 * @param budget messages an hour; null: any number
 * @param escalate who else is told when nobody reacts; null: nobody
 * @param inventory whose images; null: what happens to versions, whoever runs them
 */
public record Subscribed(
        String name,
        String destination,
        List<String> services,
        List<String> frameworks,
        List<String> versions,
        List<Milestone> milestones,
        List<TransitionType> types,
        List<Integer> leadDays,
        Severity severity,
        Language language,
        Duration horizon,
        @Nullable Digest digest,
        @Nullable Quiet quiet,
        @Nullable Integer budget,
        @Nullable Escalate escalate,
        @Nullable Inventory inventory) {

    /** How often a digest comes. */
    public enum Every {
        /** Each day. */
        DAILY,
        /** Once a week. */
        WEEKLY
    }

    /** The languages of messages. */
    public enum Language {
        /** English. */
        EN,
        /** German. */
        DE,
        /** French. */
        FR,
        /** Spanish. */
        ES,
        /** Italian. */
        IT,
        /** Portuguese as it is written in Brazil. */
        PT_BR,
        /** Japanese. */
        JA,
        /** Korean. */
        KO,
        /** Chinese in simplified characters. */
        ZH_CN
    }

    /**
     * Whose images. An empty list means: all.
     *
     * @param owners as the inventory names them; {@code -} for no owner
     * @param environments of which at least one workload is in one
     */
    public record Inventory(List<String> owners, List<String> environments) {}

    /**
     * One message for a day or a week.
     *
     * @param except from which severity on something is told at once; null: nothing is
     */
    public record Digest(Every every, LocalTime at, DayOfWeek on, ZoneId zone, @Nullable Severity except) {}

    /**
     * Hours at which nothing is told.
     *
     * @param except from which severity on something is told all the same; null: nothing is
     */
    public record Quiet(LocalTime from, LocalTime to, ZoneId zone, @Nullable Severity except) {}

    /**
     * Somebody else is told when nobody reacts.
     *
     * @param severity from which on
     */
    public record Escalate(Duration after, String to, Severity severity) {}
}
