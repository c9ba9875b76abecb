package dev.shelflife.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HostGateTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000); // nanoTime may overflow
    private final List<Duration> pauses = new ArrayList<>();
    private final HostGate gate = new HostGate(now::get, nanos -> {
        pauses.add(Duration.ofNanos(nanos));
        now.addAndGet(nanos);
    });

    @Test
    void theFirstDoesNotWaitAndTheNextWaitsForWhatIsLeft() throws Exception {
        gate.enter("a", TWO_SECONDS).end();
        assertThat(pauses).isEmpty();
        now.addAndGet(Duration.ofMillis(500).toNanos());
        gate.enter("a", TWO_SECONDS).end();
        assertThat(pauses).containsExactly(Duration.ofMillis(1500));
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        gate.enter("a", TWO_SECONDS).end();
        assertThat(pauses).hasSize(1);
    }

    @Test
    void anotherHostDoesNotWait() throws Exception {
        gate.enter("a", TWO_SECONDS).end();
        gate.enter("b", TWO_SECONDS).end();
        assertThat(pauses).isEmpty();
    }

    @Test
    void aPauseThatEndsEarlyIsGoneOnWith() throws Exception {
        var restless = new HostGate(now::get, nanos -> now.addAndGet(Math.max(1, nanos / 2)));
        restless.enter("a", TWO_SECONDS).end();
        long first = now.get();
        restless.enter("a", TWO_SECONDS).end();
        assertThat(now.get() - first).isEqualTo(TWO_SECONDS.toNanos());
    }

    @Test
    void aHostIsHeldUntilTheEndThatItNamedLast() throws Exception {
        assertThat(gate.heldFor("a")).isNull();
        gate.hold("a", Duration.ofSeconds(90));
        gate.hold("a", Duration.ofSeconds(30));
        assertThat(gate.heldFor("b")).isNull();
        assertThat(gate.heldFor("a")).isEqualTo(Duration.ofSeconds(90));
        now.addAndGet(Duration.ofSeconds(89).toNanos());
        assertThat(gate.heldFor("a")).isEqualTo(Duration.ofSeconds(1));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(gate.heldFor("a")).isNull();
        gate.hold("a", Duration.ZERO);
        assertThat(gate.heldFor("a")).isNull();
        gate.hold("a", Duration.ofSeconds(5));
        assertThat(gate.heldFor("a")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void oneAtATime() throws Exception {
        HostGate.Turn first = gate.enter("a", Duration.ZERO);
        var thread = new CompletableFuture<Thread>();
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
            thread.complete(Thread.currentThread());
            try {
                gate.enter("a", Duration.ZERO).end();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread other = thread.get(30, TimeUnit.SECONDS);
        await().until(() -> other.getState() == Thread.State.WAITING);
        assertThat(second).isNotDone();
        first.end();
        second.get(30, TimeUnit.SECONDS);
    }

    @Test
    void whoIsInterruptedWhileWaitingGivesHisTurnBack() throws Exception {
        var interrupted = new HostGate(now::get, nanos -> {
            throw new InterruptedException("told by the test");
        });
        interrupted.enter("a", TWO_SECONDS).end();
        assertThatThrownBy(() -> interrupted.enter("a", TWO_SECONDS)).isInstanceOf(InterruptedException.class);
        interrupted.enter("a", Duration.ZERO).end();
    }
}
