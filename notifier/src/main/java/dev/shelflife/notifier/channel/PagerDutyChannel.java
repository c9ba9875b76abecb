package dev.shelflife.notifier.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * PagerDuty's Events API v2. What fires is an incident that is triggered once and resolved once; "known" acknowledges it. All
 * else is a change event, which pages nobody.
 */
public final class PagerDutyChannel implements Channel {

    /** How often an open incident is looked at: whether somebody acknowledged it to us, or its time is over. Sends nothing. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final Destination.PagerDuty destination;
    private final HttpPost post;
    private final URI alerts;
    private final URI changes;

    /**
     * A channel to a service.
     *
     * @throws IllegalArgumentException when its routing key cannot be looked up
     */
    public PagerDutyChannel(Destination.PagerDuty destination) {
        this.destination = destination;
        this.post = new HttpPost(destination.name(), destination.timeout());
        String base = destination.url().toString().replaceAll("/+$", "");
        this.alerts = URI.create(base + "/v2/enqueue");
        this.changes = URI.create(base + "/v2/change/enqueue");
        HttpPost.tryOut(destination.name(), () -> HttpPost.word(destination.routingKey()));
    }

    @Override
    public Terms terms() {
        return Terms.incidents(destination.fireFor());
    }

    @Override
    public Outcome deliver(Job job, Instant now) {
        Notification notification = job.notification();
        if (job.endedAt() != null) {
            String action = job.acknowledged() ? "acknowledge" : "resolve";
            return send(alerts, PagerDutyEvent.ending(action, notification.transition()), now);
        }
        if (notification.action() != Notification.Action.FIRE) {
            return send(changes, PagerDutyEvent.change(notification), now);
        }
        if (job.since() != null) {
            return new Outcome.Firing(now.plus(LOOK_EVERY));
        }
        Outcome outcome = send(alerts, PagerDutyEvent.trigger(notification), now);
        return outcome instanceof Outcome.Delivered ? new Outcome.Firing(now.plus(LOOK_EVERY)) : outcome;
    }

    private Outcome send(URI url, ObjectNode event, Instant now) {
        byte[] body;
        try {
            body = Json.write(event.put("routing_key", HttpPost.word(destination.routingKey())));
        } catch (RuntimeException secretGone) {
            return new Outcome.RetryLater("the secret cannot be used", null);
        }
        return post.send(
                () -> HttpRequest.newBuilder(url).header("content-type", "application/json"),
                body,
                now,
                HttpPost.BY_STATUS);
    }
}
