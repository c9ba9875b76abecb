package dev.shelflife.notifier.channel;

import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;

/** Slack's incoming webhooks. */
public final class SlackChannel implements Channel {

    /** Refusals with one of Slack's words; the same status without one comes from something between us and Slack. */
    private static final Set<Integer> REFUSALS = Set.of(403, 404);

    private final Destination.Slack destination;
    private final HttpPost post;

    /**
     * A channel to a channel.
     *
     * @throws IllegalArgumentException when its address cannot be looked up or is none
     */
    public SlackChannel(Destination.Slack destination) {
        this.destination = destination;
        this.post = new HttpPost(destination.name(), destination.timeout());
        HttpPost.tryOut(destination.name(), () -> HttpPost.url(destination.url()));
    }

    @Override
    public Terms terms() {
        return Terms.TELL_ONCE;
    }

    @Override
    public Outcome deliver(Job job, Instant now) {
        return post.send(
                () -> HttpRequest.newBuilder(HttpPost.url(destination.url()))
                        .header("content-type", "application/json"),
                SlackBody.of(job.notification()),
                now,
                SlackChannel::verdict);
    }

    /** Slack says {@code ok} when it took a message, and in one word why it did not. */
    private static Outcome verdict(HttpResponse<String> response, Instant now) {
        Outcome byStatus = HttpPost.BY_STATUS.of(response, now);
        String word = response.body().strip();
        if (byStatus instanceof Outcome.Delivered) {
            return word.equals("ok") ? byStatus : new Outcome.RetryLater("an answer that is not Slack's", null);
        }
        if (!word.matches("[a-z]+(_[a-z]+)+") || word.length() > 60) {
            return byStatus;
        }
        String reason = "HTTP " + response.statusCode() + " " + word;
        if (byStatus instanceof Outcome.Rejected refused) {
            return new Outcome.Rejected(reason, refused.gone());
        }
        if (REFUSALS.contains(response.statusCode())) {
            return new Outcome.Rejected(reason);
        }
        return new Outcome.RetryLater(reason, ((Outcome.RetryLater) byStatus).retryAfter());
    }
}
