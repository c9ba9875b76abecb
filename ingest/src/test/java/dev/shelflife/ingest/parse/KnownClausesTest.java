package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.ingest.parse.ClauseReader.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class KnownClausesTest {

    private static final String TOLD = "PyTorch 2.4 with Python 3.11 is now available.";

    @Test
    void aSentenceIsTakenApartOnce() {
        KnownClauses known = new KnownClauses();
        assertThat(known.of(TOLD)).isSameAs(known.of(TOLD));
    }

    @Test
    void whatWasReadLeastLatelyMakesRoom() {
        KnownClauses known = new KnownClauses(2 * 70);
        Clause first = known.of("first");
        known.of("other");
        assertThat(known.of("first")).isSameAs(first);
        known.of("third");
        assertThat(known.size()).isEqualTo(2);
        assertThat(known.of("first")).isSameAs(first);
    }

    @Test
    void nothingGrowsWithoutBounds() {
        KnownClauses known = new KnownClauses(10_000);
        for (int i = 0; i < 5_000; i++) {
            known.of("Bullet number " + i);
        }
        known.of("long ".repeat(1_000));
        assertThat(known.size()).isLessThan(160);
    }

    @Test
    void theLineAboveCountsEachTime() {
        Clause known = new Clause("2.3 and 2.4");
        Context above = ClauseReader.context(new Clause("The following PyTorch versions are deprecated:"));
        List<Fact> alone = ClauseReader.facts(known, Context.NONE);
        List<Fact> below = ClauseReader.facts(known, above);
        assertThat(alone).isEmpty();
        assertThat(below).extracting(Fact::version).containsExactly("2.3", "2.4");
        assertThat(ClauseReader.facts(known, Context.NONE)).isEqualTo(alone);
        assertThat(ClauseReader.facts(known, above)).isEqualTo(below);
    }

    @Test
    void threadsReadTheSame() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 50; round++) {
                Clause shared = new Clause(TOLD);
                List<Future<List<Fact>>> read = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    read.add(threads.submit(() -> ClauseReader.facts(shared, Context.NONE)));
                }
                List<Fact> expected = ClauseReader.facts(new Clause(TOLD), Context.NONE);
                for (Future<List<Fact>> each : read) {
                    assertThat(each.get()).isEqualTo(expected).isNotEmpty();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
