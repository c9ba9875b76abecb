package dev.shelflife.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a body and stops at the limit, so that no server decides how much memory we need. */
final class LimitedBody implements BodySubscriber<byte[]> {

    private final int limit;
    private final boolean cut;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    /** A body that must not be longer; when it announces that it is, nothing of it is read. */
    static LimitedBody of(ResponseInfo info, int limit) {
        var limited = new LimitedBody(limit, false);
        if (info.headers().firstValueAsLong("Content-Length").orElse(0) > limit) {
            limited.body.completeExceptionally(new BodyTooLargeException("body", limit));
        }
        return limited;
    }

    private LimitedBody(int limit, boolean cut) {
        this.limit = limit;
        this.cut = cut;
    }

    /** A body of which what is beyond the limit is not read. */
    static LimitedBody cutAt(int limit) {
        return new LimitedBody(limit, true);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (body.isDone()) {
            given.cancel();
        } else {
            given.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (body.isDone()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > limit - bytes.size()) {
                end(buffer);
                if (subscription != null) {
                    subscription.cancel();
                }
                return;
            }
            byte[] chunk = new byte[buffer.remaining()];
            buffer.get(chunk);
            bytes.writeBytes(chunk);
        }
    }

    private void end(ByteBuffer last) {
        if (cut) {
            byte[] rest = new byte[limit - bytes.size()];
            last.get(rest);
            bytes.writeBytes(rest);
            body.complete(bytes.toByteArray());
        } else {
            body.completeExceptionally(new BodyTooLargeException("body", limit));
        }
    }

    @Override
    public void onError(Throwable error) {
        body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }

    /** Decompresses, with the same limit: a small body may unfold to a huge one. */
    static byte[] gunzip(byte[] compressed, int limit) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] plain = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new BodyTooLargeException("decompressed body", limit);
            }
            return plain;
        }
    }
}
