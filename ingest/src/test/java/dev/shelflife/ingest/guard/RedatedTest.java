package dev.shelflife.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.guard.Verdict.Accepted;
import dev.shelflife.ingest.guard.Verdict.Held;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedatedTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 16);
    private static final LocalDate NEXT = DAY.plusDays(3);

    /** Twenty notes of two days; note 0 stands alone on a third. */
    private final List<ImageRelease> notes = new ArrayList<>();

    private final AcceptedCatalogue accepted;

    RedatedTest() {
        notes.add(Samples.note("e0", "2.0", DAY.minusDays(9)));
        for (int i = 1; i < 20; i++) {
            notes.add(Samples.note("e" + i, "2." + i, i < 10 ? DAY : NEXT));
        }
        accepted =
                CatalogueDiff.between(null, page(), Samples.AT, ZoneOffset.UTC).next();
    }

    @Test
    void aSingleNoteMayMoveAndIsAProblem() {
        move(1, NEXT);
        assertThat(CatalogueGuard.check(accepted, page())).isInstanceOf(Accepted.class);
        assertThat(Redated.told(accepted, page()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("2026-01-16"));
    }

    @Test
    void threeAtOnceAreHeld() {
        for (int i = 1; i <= 3; i++) {
            move(i, NEXT);
        }
        assertHeld("3 of 20 image releases stand under another date");
    }

    @Test
    void aNoteWhoseDayIsGoneWithItIsHeld() {
        move(0, DAY);
        assertHeld("no longer any under 2026-01-07");
    }

    @Test
    void anotherNoteThatSaysTheSameIsNoMove() {
        notes.set(0, Samples.note("other", "2.0", NEXT));
        assertThat(CatalogueGuard.check(accepted, page())).isInstanceOf(Accepted.class);
        notes.set(0, Samples.note("~0badcafe", "2.0", NEXT));
        assertThat(CatalogueGuard.check(accepted, page())).isInstanceOf(Accepted.class);
    }

    @Test
    void withNothingAcceptedThereIsNoMove() {
        assertThat(Redated.told(null, page()).problems()).isEmpty();
        assertThat(CatalogueGuard.check(null, page(), Set.of(GuardCheck.RE_DATED)))
                .isInstanceOf(Accepted.class);
    }

    private void assertHeld(String reason) {
        assertThat(CatalogueGuard.check(accepted, page())).isInstanceOfSatisfying(Held.class, held -> {
            assertThat(held.checks()).containsExactly(GuardCheck.RE_DATED);
            assertThat(String.join("; ", held.reasons())).contains(reason);
            assertThat(held.isAgreeable()).isTrue();
        });
    }

    private void move(int note, LocalDate to) {
        notes.set(note, Samples.note("e" + note, "2." + note, to));
    }

    private Catalogue page() {
        return Samples.catalogue(List.of(), notes);
    }
}
