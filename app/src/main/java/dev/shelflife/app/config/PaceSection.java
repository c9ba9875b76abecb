package dev.shelflife.app.config;

import static dev.shelflife.app.config.SettingsFile.or;

import dev.shelflife.events.Severity;
import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Values;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads when a subscription is told. */
final class PaceSection {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final List<String> destinations;

    PaceSection(List<String> destinations) {
        this.destinations = destinations;
    }

    static Subscribed.@Nullable Digest digest(Section subscription) {
        if (!subscription.has("digest")) {
            return null;
        }
        Section section = subscription.section("digest", List.of("every", "at", "on", "zone", "except"));
        Subscribed.Every every = section.required("every", Values.oneOf(Subscribed.Every.class));
        if (every == Subscribed.Every.DAILY && section.has("on")) {
            section.problem("on", "is for a weekly digest");
        }
        return new Subscribed.Digest(
                or(every, Subscribed.Every.DAILY),
                or(section.value("at", PaceSection::time), MORNING),
                or(section.value("on", Values.oneOf(DayOfWeek.class)), DayOfWeek.MONDAY),
                or(section.value("zone", PaceSection::zone), ZoneOffset.UTC),
                section.value("except", Values.oneOf(Severity.class)));
    }

    static Subscribed.@Nullable Quiet quiet(Section subscription) {
        if (!subscription.has("quiet")) {
            return null;
        }
        Section section = subscription.section("quiet", List.of("from", "to", "zone", "except"));
        LocalTime from = section.required("from", PaceSection::time);
        LocalTime to = section.required("to", PaceSection::time);
        ZoneId zone = or(section.value("zone", PaceSection::zone), ZoneOffset.UTC);
        Severity except = section.value("except", Values.oneOf(Severity.class));
        if (from != null && from.equals(to)) {
            section.problem("to", "is " + to + ", which is when the quiet hours begin");
            return null;
        }
        return from == null || to == null ? null : new Subscribed.Quiet(from, to, zone, except);
    }

    Subscribed.@Nullable Escalate escalation(Section subscription) {
        if (!subscription.has("escalate")) {
            return null;
        }
        Section section = subscription.section("escalate", List.of("after", "to", "severity"));
        Duration after = section.required("after", Values.duration(Duration.ofMinutes(1)));
        String to = section.required("to", Values.among(destinations, "destination"));
        Severity least = or(section.value("severity", Values.oneOf(Severity.class)), Severity.ERROR);
        if (to != null && to.equals(subscription.value("destination", text -> text))) {
            section.problem("to", "is the subscription's own destination");
        }
        return after == null || to == null ? null : new Subscribed.Escalate(after, to, least);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is '" + text + "', must be a time of day such as \"08:00\"", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is '" + text + "', must be a zone such as Europe/Berlin or UTC", e);
        }
    }
}
