package dev.shelflife.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.queue.Deliveries;
import dev.shelflife.notifier.route.Heartbeat;
import dev.shelflife.notifier.route.Language;
import dev.shelflife.notifier.route.Rendering;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndeliveredTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void aSignOfLifeOfThePastIsNotSentAnew() {
        Notification lost = Rendering.render(
                "team", new TransitionDraft("t", "source/x", TransitionType.VERIFICATION_LOST, NOW).write(), NOW);
        Notification sign = Heartbeat.of("team", Duration.ofHours(1), NOW, NOW, Language.EN);
        List<Delivery> refused = List.of(refused(lost), refused(sign));

        assertThat(Undelivered.of(List.of(lost, sign), refused, each -> true)).containsExactly(lost.again(1));
    }

    private static Delivery refused(Notification notification) {
        return Deliveries.of(notification, Delivery.Outcome.REJECTED, 1, NOW, "HTTP 400");
    }
}
