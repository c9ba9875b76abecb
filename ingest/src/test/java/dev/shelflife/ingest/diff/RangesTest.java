package dev.shelflife.ingest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Observation.ImageReleased;
import dev.shelflife.ingest.Samples;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RangesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 16);
    private static final Catalogue NOTES = Samples.catalogue(List.of(), List.of(Samples.upTo("2.7", DAY)));
    private static final Set<String> KNOWN = Set.of(
            "deep-learning-vm/pytorch/2.10",
            "deep-learning-vm/pytorch/2.7",
            "deep-learning-vm/pytorch/2.6",
            "deep-learning-vm/pytorch/1.13",
            "deep-learning-vm/tensorflow/2.6",
            "policy/deep-learning-vm");

    @Test
    void aRangeIsToldAsItStandsAndOfEachEarlierVersionKnown() {
        List<ImageRelease> told = released(look(null, NOTES, KNOWN));
        assertThat(told)
                .extracting(ImageRelease::key)
                .containsExactly(
                        "deep-learning-vm/pytorch/1.13",
                        "deep-learning-vm/pytorch/2.6",
                        "deep-learning-vm/pytorch/2.7");
        assertThat(told).allSatisfy(each -> {
            assertThat(each.range()).isEqualTo(ImageRelease.AND_EARLIER);
            assertThat(each.releasedOn()).isEqualTo(DAY);
            assertThat(each.provenance()).isEqualTo(told.get(2).provenance());
        });
        assertThat(told).extracting(ImageRelease::id).doesNotHaveDuplicates();
        assertThat(told.get(0).version()).isEqualTo("1.13");
        assertThat(told.get(0).text()).contains("2.7 and earlier");
        assertThat(told.get(2)).isEqualTo(NOTES.releases().get(0));
        assertThat(released(look(null, NOTES, KNOWN))).isEqualTo(told);
    }

    @Test
    void itIsToldOnceAndNotOfWhatBecomesKnownLater() {
        Difference first = look(null, NOTES, Set.of("deep-learning-vm/pytorch/2.6"));
        assertThat(released(first)).hasSize(2);
        assertThat(released(look(first.next(), NOTES, KNOWN))).isEmpty();
    }

    @Test
    void linesOfTheSamePageAreKnownToo() {
        Catalogue both =
                Samples.catalogue(List.of(Samples.line("2.5", "3.10", DAY, Samples.provenance("a"))), NOTES.releases());
        assertThat(released(look(null, both, Set.of())))
                .extracting(ImageRelease::version)
                .containsExactly("2.5", "2.7");
    }

    @Test
    void otherContentUnderAKnownIdIsAProblemAndNeverAnOverwrite() {
        Catalogue first = Samples.catalogue(List.of(), List.of(Samples.note("e1", "2.7", DAY, "image-a")));
        Catalogue other = Samples.catalogue(List.of(), List.of(Samples.note("e1", "2.7", DAY, "image-b")));
        AcceptedCatalogue accepted = look(null, first, Set.of()).next();
        assertThat(ToldOtherwise.told(accepted, first).problems()).isEmpty();
        for (int fetch = 0; fetch < 2; fetch++) {
            assertThat(ToldOtherwise.told(accepted, other).problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.reason()).contains("told before with other content"));
            Difference difference = look(accepted, other, Set.of());
            assertThat(released(difference)).isEmpty();
            assertThat(difference.next().releases()).isEqualTo(accepted.releases());
            accepted = difference.next();
        }
    }

    private static Difference look(@Nullable AcceptedCatalogue before, Catalogue after, Set<String> known) {
        return CatalogueDiff.between(before, after, Samples.AT, ZoneOffset.UTC, Set.of(), known);
    }

    private static List<ImageRelease> released(Difference difference) {
        return difference.observations().stream()
                .filter(ImageReleased.class::isInstance)
                .map(each -> ((ImageReleased) each).release())
                .toList();
    }
}
