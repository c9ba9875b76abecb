package dev.shelflife.streams.rules;

import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SiblingsTest {

    private final LifecycleBook book = new LifecycleBook(LeadTimes.of(List.of()));
    private final List<Transition> told = new ArrayList<>();
    private long sequence;

    @Test
    void theNewestSupportedVersionIsTheOneToMoveTo() {
        tell("2025-01-01", "2.9", "2025-07-10");
        tell("2025-01-01", "2.10", "2025-07-31");
        tell("2025-01-01", "2.11", "2025-06-30");
        tick("2025-07-11");

        assertThat(successorOf("2.9"))
                .isEqualTo(new Transition.Successor(key("2.10"), "2.10", LocalDate.parse("2025-07-31")));
    }

    @Test
    void whatEndsAtTheSameMidnightIsNone() {
        tell("2025-01-01", "2.9", "2025-07-10");
        tell("2025-01-01", "2.10", "2025-07-10");
        tick("2025-07-11");

        assertThat(successorOf("2.9")).isNull();
    }

    @Test
    void anOlderVersionIsNone() {
        tell("2025-01-01", "2.9", "2026-07-10");
        tell("2025-01-01", "2.10", "2025-07-10");
        tick("2025-07-11");

        assertThat(successorOf("2.10")).isNull();
    }

    @Test
    void aNightlyIsNoneAndHasNone() {
        tell("2025-01-01", "nightly", "2025-07-10");
        tell("2025-01-01", "2.10", "2025-07-10");
        tell("2025-01-01", "nightly-gpu", "2027-07-10");
        tick("2025-07-11");

        assertThat(successorOf("nightly")).isNull();
        assertThat(successorOf("2.10")).isNull();
    }

    @Test
    void aVersionOfWhichNoDateIsKnownIsNone() {
        tell("2025-01-01", "2.9", "2025-07-10");
        book.observe(Telling.lines(
                ++sequence,
                at("2025-01-01"),
                Telling.line(key("2.10"), "x", PublishedDate.NOT_SET, PublishedDate.NOT_SET, at("2025-01-01"))));
        tick("2025-07-11");

        assertThat(successorOf("2.9")).isNull();
    }

    @Test
    void anEndThatIsDecidedLateNamesWhatWasKnownWhenItCame() {
        tell("2025-01-01", "2.9", "2025-07-10");
        tell("2025-01-01", "2.10", "2026-07-10");
        tell("2025-09-01", "2.11", "2026-09-10");
        tell("2025-09-01", "2.10", "2025-09-30");
        tick("2025-10-01");

        assertThat(successorOf("2.9"))
                .isEqualTo(new Transition.Successor(key("2.10"), "2.10", LocalDate.parse("2026-07-10")));
        assertThat(Objects.requireNonNull(successorOf("2.10")).version()).isEqualTo("2.11");
    }

    private void tell(String at, String version, String patch) {
        told.addAll(book.observe(Telling.lines(
                ++sequence,
                at(at),
                Telling.line(key(version), version, on(patch), PublishedDate.NOT_PUBLISHED, at(at)))));
    }

    private void tick(String at) {
        told.addAll(book.tick(at(at)));
    }

    private Transition.Successor successorOf(String version) {
        return told.stream()
                .filter(each ->
                        each.type() == TransitionType.REACHED && each.subject().equals(key(version)))
                .reduce((first, second) -> second)
                .orElseThrow()
                .successor();
    }

    private static String key(String version) {
        return "deep-learning-vm/tensorflow/" + version;
    }
}
