package dev.shelflife.notifier.channel;

import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import dev.shelflife.notifier.route.Heartbeat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts over Alertmanager's API v2, told to every replica as its documentation demands. All instants in an alert are real
 * time: domain time stands in annotations only.
 */
public final class AlertmanagerChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerChannel.class);

    /** An alert that is not told again for so many intervals ends by itself: we are gone. */
    private static final int INTERVALS_AHEAD = 4;

    /** For how long an end is told again, for a replica that restarts meanwhile. */
    private static final Duration END_TOLD_FOR = Duration.ofMinutes(5);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Destination.Alertmanager destination;
    private final HttpClient client = Http.client();
    private final List<URI> endpoints;
    private final Terms terms;
    private final Duration heartbeat;

    /**
     * A channel to all replicas.
     *
     * @param heartbeat how often it is given a sign of life; null for never
     */
    public AlertmanagerChannel(Destination.Alertmanager destination, @Nullable Duration heartbeat) {
        this.destination = destination;
        this.heartbeat = heartbeat == null ? Duration.ZERO : heartbeat;
        this.terms = Terms.firing(destination.fireFor(), destination.resendEvery());
        this.endpoints = destination.urls().stream()
                .map(url -> URI.create(url.toString().replaceAll("/+$", "") + "/api/v2/alerts"))
                .toList();
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public Outcome deliver(Job job, Instant now) {
        if (Heartbeat.is(job.notification().transition())) {
            // Delivered, not firing: only the next sign of life may keep the alert up.
            return tellAll(HeartbeatAlert.of(job.notification(), heartbeat, now), now);
        }
        Instant startsAt = job.since() == null ? now : job.since();
        Instant until = startsAt.plus(destination.fireFor());
        Instant ahead = now.plus(destination.resendEvery().multipliedBy(INTERVALS_AHEAD));
        Instant endsAt = job.endedAt() != null ? job.endedAt() : ahead.isBefore(until) ? ahead : until;
        Outcome outcome = tellAll(AlertBody.of(job, startsAt, endsAt), now);
        if (!(outcome instanceof Outcome.Delivered)) {
            return outcome;
        }
        Instant again = now.plus(destination.resendEvery());
        if (job.endedAt() == null) {
            return new Outcome.Firing(again.isBefore(until) ? again : until);
        }
        return again.isAfter(job.endedAt().plus(END_TOLD_FOR)) ? new Outcome.Delivered() : new Outcome.Firing(again);
    }

    /** Goes well when one replica takes it: they tell each other, and those that are down are told the next time. */
    private Outcome tellAll(AlertBody alert, Instant now) {
        byte[] body = Json.write(List.of(alert));
        List<CompletableFuture<HttpResponse<String>>> answers = endpoints.stream()
                .map(url -> Http.send(client, request(url, body)))
                .toList();
        List<Outcome> failures = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Outcome outcome = Http.await(answers.get(i), TIMEOUT, now, HttpPost.BY_STATUS);
            if (!(outcome instanceof Outcome.Delivered)) {
                failures.add(outcome);
                LOG.warn("destination {}, replica {}: {}", destination.name(), i + 1, outcome);
            }
        }
        return failures.size() < answers.size() ? new Outcome.Delivered() : hopeful(failures);
    }

    /** All failed: worth another attempt as soon as one of them is. */
    private static Outcome hopeful(List<Outcome> failures) {
        return failures.stream()
                .filter(Outcome.RetryLater.class::isInstance)
                .findFirst()
                .orElse(failures.get(0));
    }

    private static HttpRequest request(URI url, byte[] body) {
        return HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("content-type", "application/json")
                .header("user-agent", Http.USER_AGENT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }
}
