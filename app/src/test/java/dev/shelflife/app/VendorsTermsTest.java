package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.ingest.source.ColumnRole;
import dev.shelflife.ingest.source.HeaderWords;
import dev.shelflife.notifier.route.Language;
import dev.shelflife.notifier.route.MessageText;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Subscription;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What messages call the two ends is what a vendor's table in that language is read by: a reader finds it again on the page. */
class VendorsTermsTest {

    @ParameterizedTest
    @EnumSource
    void theEndsAreCalledAsVendorsCallThem(Language language) {
        Map.of(
                        Milestone.END_OF_PATCH, ColumnRole.END_OF_PATCH,
                        Milestone.END_OF_AVAILABILITY, ColumnRole.END_OF_AVAILABILITY)
                .forEach((milestone, column) -> {
                    String name = name(language, milestone);
                    assertThat(HeaderWords.BUILT_IN.roleOf(name)).as(name).isEqualTo(column);
                });
    }

    private static String name(Language language, Milestone milestone) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        MessageText text = MessageText.of(Rendering.render(
                Subscription.everythingTo("x").in(language),
                new TransitionDraft("id", "s/f/1", TransitionType.WITHDRAWN, now)
                        .of("s", "F", "1")
                        .milestone(milestone)
                        .write(),
                now));
        return text.facts().stream()
                .filter(fact -> fact.key().equals("milestone"))
                .map(MessageText.Fact::value)
                .findFirst()
                .orElseThrow();
    }
}
