package dev.shelflife.app.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or a kill as something to wait for: the process ends only after {@link #close()}, so that what is open can be closed, or
 * after a minute. Who ends the process then says with which code, or Java would tell the signal's number, as if it had been killed.
 */
public final class StopSignal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** From closed to the end of the process. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final CompletableFuture<Void> ASKED_ONCE = new CompletableFuture<>();

    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Thread hook = new Thread(this::onStop, "shelflife-stop");

    private StopSignal() {}

    /** Whether the process has been asked to end: then it must be halted, for exiting waits for the hooks, and they for it. */
    public static boolean wasAsked() {
        return ASKED_ONCE.isDone();
    }

    /** Begins to listen. */
    public static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
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
        if (!asked.isDone()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endsJustNow) {
                ASKED_ONCE.complete(null);
            }
        }
    }

    private void onStop() {
        ASKED_ONCE.complete(null);
        asked.complete(null);
        closed.completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        new CompletableFuture<Void>()
                .completeOnTimeout(null, LAST_WORDS.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
