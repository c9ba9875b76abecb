package dev.shelflife.notifier.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Notification;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.route.Language;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Subscription;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergingTest {

    private final Subscription subscription = Subscription.everythingTo("team").in(Language.KO);
    private final Notification near = Rendering.render(subscription, Examples.approaching(7), Examples.MIDNIGHT);
    private final Notification reached = Rendering.render(subscription, Examples.reached(), Examples.MIDNIGHT);

    @Test
    void whatIsToldTogetherOrToOthersOrAnewKeepsItsLanguage() {
        assertThat(List.of(
                        near, Merging.digest(List.of(near, reached)), Merging.escalated(near, "oncall"), near.again(1)))
                .extracting(Notification::language)
                .containsOnly("ko");
    }
}
