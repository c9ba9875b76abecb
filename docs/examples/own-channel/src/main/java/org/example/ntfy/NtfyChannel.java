package org.example.ntfy;

import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.channel.Secret;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import dev.shelflife.notifier.route.MessageText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts the text of a notification to a topic. What a channel has to do: one attempt, within its time; every failure of the network
 * or the receiver is a value; the same key on each attempt; no secret in an outcome or a log.
 */
final class NtfyChannel implements Channel {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI topic;
    private final Secret token;
    private final Duration timeout;

    NtfyChannel(URI topic, Secret token, Duration timeout) {
        this.topic = topic;
        this.token = token;
        this.timeout = timeout;
    }

    /** Messages that are told once, tried again for three days. */
    @Override
    public Terms terms() {
        return Terms.TELL_ONCE;
    }

    @Override
    public Outcome deliver(Job job, Instant now) {
        HttpRequest request;
        try {
            request = request(job);
        } catch (RuntimeException secretGone) {
            return new Outcome.RetryLater("the secret cannot be used", null);
        }
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return outcome(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Outcome.RetryLater("no answer within " + timeout, null);
        } catch (ExecutionException e) {
            return new Outcome.RetryLater(
                    e.getCause() instanceof IOException ? "network" : "cannot be sent", null);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.RetryLater("interrupted", null);
        }
    }

    private HttpRequest request(Job job) {
        MessageText text = MessageText.of(job.notification());
        return HttpRequest.newBuilder(topic)
                .header("authorization", "Bearer " + token.reveal())
                .header("x-notification-id", job.notification().id())
                .POST(HttpRequest.BodyPublishers.ofString(text.subject() + "\n\n" + text.plain()))
                .build();
    }

    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered();
        }
        return status == 400 || status == 413
                ? new Outcome.Rejected("HTTP " + status)
                : new Outcome.RetryLater("HTTP " + status, null);
    }
}
