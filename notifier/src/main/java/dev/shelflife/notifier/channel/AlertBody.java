package dev.shelflife.notifier.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.route.MessageText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert as Alertmanager's API v2 takes it.
 *
 * @param labels who it is: the same from the first telling to the last, so no dates, revisions or counts
 * @param annotations what there is to know
 * @param startsAt when it was first told (real time)
 * @param endsAt when it ends unless it is told again (real time); past for one that ended
 * @param generatorURL the page that says so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertBody(
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        Instant endsAt,
        @Nullable String generatorURL) {

    /** Alertmanager refuses an alert that ends before it starts; both are cut to what RFC 3339 parsers agree on. */
    static AlertBody of(Job job, Instant startsAt, Instant endsAt) {
        Transition transition = job.notification().transition();
        Instant starts = startsAt.truncatedTo(ChronoUnit.MILLIS);
        Instant ends = endsAt.truncatedTo(ChronoUnit.MILLIS);
        return new AlertBody(
                labels(transition),
                annotations(job.notification()),
                starts,
                ends.isBefore(starts) ? starts : ends,
                transition.provenance().isEmpty()
                        ? null
                        : transition.provenance().get(0).url());
    }

    private static Map<String, String> labels(Transition transition) {
        if (transition.type() == TransitionType.VERIFICATION_LOST) {
            return Map.of(
                    "alertname", "MLImageSourceUnverified", "source", transition.framework(), "severity", "warning");
        }
        Map<String, String> labels = new TreeMap<>();
        labels.put("severity", Severity.of(transition).word());
        if (transition.use() == null) {
            SubjectKey subject = SubjectKey.parse(transition.subject());
            labels.put("service", subject == null ? transition.service() : subject.service());
            labels.put("framework", subject == null ? transition.subject() : subject.framework());
            labels.put("version", subject == null ? SubjectKey.UNVERSIONED : subject.version());
        } else {
            // Not the versions: which of them it can be changes with the pages.
            labels.put("image", transition.use().reference());
            labels.put("family", transition.use().family());
            labels.put("owner", Objects.requireNonNullElse(transition.use().owner(), "nobody"));
        }
        if (transition.type() == TransitionType.IMAGE_OUTDATED) {
            labels.put("alertname", "MLImageOutdated");
            return labels;
        }
        boolean availability = transition.milestone() == Milestone.END_OF_AVAILABILITY;
        labels.put("alertname", availability ? "MLImageEndOfAvailability" : "MLImageEndOfPatch");
        labels.put("milestone", availability ? "end-of-availability" : "end-of-patch");
        if (transition.type() == TransitionType.APPROACHING) {
            labels.put("stage", "approaching");
        }
        return labels;
    }

    private static Map<String, String> annotations(Notification notification) {
        Transition transition = notification.transition();
        MessageText text = MessageText.of(notification);
        Map<String, String> annotations = new TreeMap<>();
        annotations.put("summary", MessageText.standing(notification));
        annotations.put("subject", transition.subject());
        if (transition.milestone() != null) {
            annotations.put("date", String.valueOf(transition.newDate()));
            annotations.put("revision", Integer.toString(transition.revision()));
        }
        annotations.put("transition", transition.id());
        annotations.put("effective_at", transition.effectiveAt().toString());
        if (transition.leadDays() != null) {
            annotations.put("lead_days", transition.leadDays().toString());
        }
        if (transition.scope() != null) {
            annotations.put("scope", transition.scope().name().toLowerCase(Locale.ROOT));
        }
        if (transition.use() != null) {
            annotations.put("versions", String.join(", ", transition.use().subjects()));
        }
        annotations.put(transition.use() == null ? "lines" : "workloads", String.join(", ", text.lines()));
        annotations.put("images", String.join(", ", text.images()));
        if (transition.successor() != null) {
            annotations.put("successor", transition.successor().subject());
            annotations.put(
                    "successor_supported_until",
                    transition.successor().supportedUntil().toString());
        }
        annotations.values().removeIf(String::isEmpty);
        return annotations;
    }
}
