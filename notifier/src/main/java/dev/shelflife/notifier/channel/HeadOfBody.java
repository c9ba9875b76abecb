package dev.shelflife.notifier.channel;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Keeps the beginning of an answer and reads the rest away: no receiver can fill our memory. */
final class HeadOfBody implements HttpResponse.BodySubscriber<String> {

    static final int KEPT = 1_024;

    private final ByteBuffer kept = ByteBuffer.allocate(KEPT);
    private final CompletableFuture<String> body;

    private volatile Flow.@Nullable Subscription subscription;

    /** Reads for as long as it takes. */
    HeadOfBody() {
        this.body = new CompletableFuture<>();
    }

    /** Reads until the answer has come to its end, for {@code patience} from now at most. */
    HeadOfBody(Duration patience) {
        this.body = new CompletableFuture<String>().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it was broken off. */
    boolean isLate() {
        return body.handle((text, failure) -> failure instanceof TimeoutException)
                .getNow(false);
    }

    /** Nobody waits any more: what has not come to its end is read no further. */
    void end() {
        Flow.Subscription open = subscription;
        body.cancel(false);
        if (body.isCompletedExceptionally() && open != null) {
            open.cancel();
        }
    }

    @Override
    public CompletionStage<String> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            part.limit(part.position() + Math.min(part.remaining(), kept.remaining()));
            kept.put(part);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(new String(kept.array(), 0, kept.position(), StandardCharsets.UTF_8));
    }
}
