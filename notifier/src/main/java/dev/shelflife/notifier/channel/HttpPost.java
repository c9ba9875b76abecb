package dev.shelflife.notifier.channel;

import dev.shelflife.notifier.queue.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One POST at a time to one destination, within its time. */
final class HttpPost {

    /** What an answer means. */
    interface Verdict {
        Outcome of(HttpResponse<String> response, Instant now);
    }

    private static final Logger LOG = LoggerFactory.getLogger(HttpPost.class);

    /** What the status says, and nothing else counts. */
    static final Verdict BY_STATUS = (response, now) -> Http.outcome(response.statusCode(), response.headers(), now);

    private final String destination;
    private final Duration timeout;
    private final Turns turns;
    private final HttpClient client = Http.client();

    /**
     * Posts to a destination.
     *
     * @param destination its name, for the log
     * @param timeout how long one attempt may take
     */
    HttpPost(String destination, Duration timeout) {
        this(destination, timeout, Turns.FREE);
    }

    /**
     * Posts to a destination that limits how fast it is asked.
     *
     * @param turns how fast; the time of an attempt begins with its turn
     */
    HttpPost(String destination, Duration timeout, Turns turns) {
        this.destination = destination;
        this.timeout = timeout;
        this.turns = turns;
    }

    /**
     * Posts, and blocks until it is known how it went.
     *
     * @param request address and headers; looks secrets up, so it may fail: their files may be on their way
     */
    Outcome send(Supplier<HttpRequest.Builder> request, byte[] body, Instant now, Verdict verdict) {
        HttpRequest.Builder addressed;
        try {
            addressed = request.get();
        } catch (RuntimeException secretGone) {
            LOG.warn("destination {}: {}", destination, secretGone.getMessage());
            return new Outcome.RetryLater("the secret cannot be used", null);
        }
        HttpRequest whole = addressed
                .timeout(timeout)
                .header("user-agent", Http.USER_AGENT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            turns.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.RetryLater("interrupted", null);
        }
        return Http.sendAndAwait(client, whole, timeout, now, verdict);
    }

    /**
     * An address that is a secret.
     *
     * @throws IllegalArgumentException when it is none; the message does not show it
     */
    static URI url(Secret secret) {
        String text = secret.reveal();
        try {
            URI url = URI.create(text);
            if (Http.isAddress(url)) {
                return url;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // The cause would quote it.
            throw new IllegalArgumentException("its address must begin with http:// or https://");
        }
        throw new IllegalArgumentException("its address must begin with http:// or https://");
    }

    /**
     * A secret that goes into a header or a body as one word.
     *
     * @throws IllegalArgumentException when it is none; the message does not show it
     */
    static String word(Secret secret) {
        String text = secret.reveal();
        if (text.isEmpty() || !text.chars().allMatch(each -> each > ' ' && each < 0x7f)) {
            throw new IllegalArgumentException("its secret must be one word of ASCII");
        }
        return text;
    }

    /**
     * Looks a secret up as a trial, at the start.
     *
     * @throws IllegalArgumentException naming the destination when it cannot be used
     */
    static void tryOut(String destination, Runnable lookUp) {
        try {
            lookUp.run();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("destination " + destination + ": " + e.getMessage(), e);
        }
    }
}
