package dev.shelflife.notifier.channel;

import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import java.net.http.HttpRequest;
import java.time.Instant;

/** Signed webhooks: Standard Webhooks 1.0.0. */
public final class WebhookChannel implements Channel {

    private final Destination.Webhook destination;
    private final HttpPost post;

    /**
     * A channel to a receiver.
     *
     * @throws IllegalArgumentException when a secret cannot be read or is not of the standard's form; it is not shown
     */
    public WebhookChannel(Destination.Webhook destination) {
        this.destination = destination;
        this.post = new HttpPost(destination.name(), destination.timeout());
        HttpPost.tryOut(
                destination.name(), () -> destination.secrets().forEach(secret -> SigningKey.of(secret.reveal())));
    }

    @Override
    public Terms terms() {
        return Terms.TELL_ONCE;
    }

    @Override
    public Outcome deliver(Job job, Instant now) {
        byte[] body = WebhookBody.of(job.notification());
        return post.send(() -> signed(job.notification().id(), now, body), body, now, HttpPost.BY_STATUS);
    }

    private HttpRequest.Builder signed(String id, Instant now, byte[] body) {
        String signature = StandardWebhooks.signature(
                destination.secrets().stream().map(Secret::reveal).toList(), id, now, body);
        return HttpRequest.newBuilder(destination.url())
                .header("content-type", "application/json")
                .header(StandardWebhooks.ID, id)
                .header(StandardWebhooks.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .header(StandardWebhooks.SIGNATURE, signature);
    }
}
