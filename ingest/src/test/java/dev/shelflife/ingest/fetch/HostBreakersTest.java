package dev.shelflife.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.ingest.fetch.FetchResult.Failure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HostBreakersTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000); // nanoTime may overflow
    private final HostBreakers breakers = new HostBreakers(now::get);

    @Test
    void fourFailuresAndASuccessAreNoReason() {
        for (int i = 0; i < 4; i++) {
            failOnce("a");
        }
        assertThat(breakers.refusal("a")).isNull();
        breakers.succeeded("a");
        for (int i = 0; i < 4; i++) {
            failOnce("a");
        }
        assertThat(breakers.refusal("a")).isNull();
    }

    @Test
    void afterFiveInARowTheHostIsLeftAloneAndItIsSaidForHowLong() {
        open("a");
        now.addAndGet(Duration.ofMinutes(4).toNanos());
        Failure refusal = breakers.refusal("a");
        assertThat(refusal).isNotNull();
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMinutes(6));
        assertThat(refusal.retryable()).isTrue();
        assertThat(refusal.reason()).isEqualTo("not asked: a failed 5 times in a row, the last time with HTTP 503");
        assertThat(breakers.refusal("b")).isNull();
    }

    @Test
    void thenOneRequestDecides() {
        open("a");
        now.addAndGet(HostBreakers.LEFT_ALONE.plusMillis(1).toNanos());
        assertThat(breakers.refusal("a")).isNull();
        assertThat(breakers.refusal("a")).as("while it is under way").isNotNull();
        breakers.failed("a", "HTTP 500");
        Failure again = breakers.refusal("a");
        assertThat(again).isNotNull();
        assertThat(again.retryAfter()).isEqualTo(HostBreakers.LEFT_ALONE);
        now.addAndGet(HostBreakers.LEFT_ALONE.plusMillis(1).toNanos());
        assertThat(breakers.refusal("a")).isNull();
        breakers.succeeded("a");
        assertThat(breakers.refusal("a")).isNull();
    }

    @Test
    void whatWasNotAskedDecidesNothing() {
        open("a");
        now.addAndGet(HostBreakers.LEFT_ALONE.plusMillis(1).toNanos());
        assertThat(breakers.refusal("a")).isNull();
        breakers.unknown("a");
        assertThat(breakers.refusal("a")).as("another may try").isNull();
    }

    private void open(String host) {
        for (int i = 0; i < HostBreakers.FAILURES; i++) {
            failOnce(host);
        }
    }

    private void failOnce(String host) {
        assertThat(breakers.refusal(host)).isNull();
        breakers.failed(host, "HTTP 503");
    }
}
