package dev.shelflife.app.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or a kill as something to wait for: the process ends only after {@link #close()}, so that what is open can be closed, or
 * after a minute.
 */
public final class StopSignal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private StopSignal() {}

    /** Begins to listen. */
    public static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::onStop, "shelflife-stop"));
        return signal;
    }

    /** Completes when the process is asked to end. */
    public CompletableFuture<Void> asked() {
        return asked;
    }

    /** Says that everything is closed. */
    @Override
    public void close() {
        closed.complete(null);
    }

    private void onStop() {
        asked.complete(null);
        closed.completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
