package dev.shelflife.notifier.channel;

import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signed webhooks: Standard Webhooks 1.0.0. */
public final class WebhookChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookChannel.class);

    private final Destination.Webhook destination;
    private final HttpClient client = Http.client();

    /**
     * A channel to a receiver.
     *
     * @throws IllegalArgumentException when a secret cannot be read or is not of the standard's form; it is not shown
     */
    public WebhookChannel(Destination.Webhook destination) {
        this.destination = destination;
        try {
            destination.secrets().forEach(secret -> StandardWebhooks.key(secret.reveal()));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("destination " + destination.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Terms terms() {
        return Terms.TELL_ONCE;
    }

    @Override
    public Outcome deliver(Job job, Instant now) {
        String id = job.notification().id();
        byte[] body = WebhookBody.of(job.notification());
        String signature;
        try {
            signature = StandardWebhooks.signature(
                    destination.secrets().stream().map(Secret::reveal).toList(), id, now, body);
        } catch (RuntimeException secretGone) {
            // A secret is looked up for each attempt; its file may be on its way.
            LOG.warn("destination {}: {}", destination.name(), secretGone.getMessage());
            return new Outcome.RetryLater("the secret cannot be used", null);
        }
        HttpRequest request = HttpRequest.newBuilder(destination.url())
                .timeout(destination.timeout())
                .header("content-type", "application/json")
                .header("user-agent", Http.USER_AGENT)
                .header(StandardWebhooks.ID, id)
                .header(StandardWebhooks.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .header(StandardWebhooks.SIGNATURE, signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return Http.await(Http.send(client, request), destination.timeout(), now);
    }
}
