package dev.shelflife.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation;
import dev.shelflife.streams.rules.Histories;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/**
 * A log tells per subject the same transitions to the last byte, whatever happens to those who read it: on one partition, two and
 * eight, in portions of any size, stopped at any point, set back to any commit, with offsets lost, with everything lost. The logs
 * are made up, and hold observations that come late: midnights that lie behind them had been told before.
 */
class ExactReplayTest {

    private static final int TRIES = 40;
    private static final int LAST_DAY = Histories.DAYS + 400;
    private static final int FRAMEWORKS = 5;
    private static final int PARTS = 1_000;

    /**
     * A log, and what happens while it is read.
     *
     * @param first how many records are read before something happens
     * @param second how many before something else does; not less
     */
    private record Course(List<Observation> log, int first, int second, int portion) {

        List<Observation> until(int end) {
            return log.subList(0, end);
        }

        List<Observation> from(int begin) {
            return log.subList(begin, log.size());
        }
    }

    @Provide
    Arbitrary<Course> courses() {
        Arbitrary<Integer> part =
                Arbitraries.integers().between(0, PARTS).withDistribution(RandomDistribution.uniform());
        Arbitrary<List<Integer>> lateness = Arbitraries.integers()
                .between(-5, 4)
                .withDistribution(RandomDistribution.uniform())
                .map(ticks -> Math.max(0, ticks))
                .list()
                .ofSize(40);
        return Combinators.combine(
                        Histories.observations(FRAMEWORKS),
                        lateness,
                        Arbitraries.of(1, 10, 45, LAST_DAY),
                        part,
                        part,
                        Arbitraries.of(1, 2, 500))
                .as((history, late, every, one, other, portion) -> {
                    List<Observation> log = log(history, late, every);
                    return new Course(
                            log,
                            log.size() * Math.min(one, other) / PARTS,
                            log.size() * Math.max(one, other) / PARTS,
                            portion);
                })
                .withoutEdgeCases();
    }

    @Property(tries = TRIES / 2)
    void onAnyNumberOfPartitionsInAnyPortions(@ForAll("courses") Course course) {
        SortedMap<String, List<String>> book = Told.byTheBook(course.log());

        for (int partitions : List.of(1, 2, 8)) {
            for (int portion : List.of(1, 2, 500)) {
                assertThat(new Readers(partitions, portion).read(course.log()).told())
                        .as("%d partitions, portions of %d", partitions, portion)
                        .isEqualTo(book);
                assertThat(new Readers(partitions, portion)
                                .readWithoutAPause(course.log())
                                .pause()
                                .told())
                        .as("%d partitions, portions of %d, in arrears", partitions, portion)
                        .isEqualTo(book);
            }
        }
    }

    @Property(tries = TRIES)
    void afterOutagesAtAnyPoint(@ForAll("courses") Course course) {
        for (int partitions : List.of(1, 2, 8)) {
            assertThat(new Readers(partitions, course.portion())
                            .read(course.until(course.first()))
                            .restart()
                            .read(course.log().subList(course.first(), course.second()))
                            .restart()
                            .read(course.from(course.second()))
                            .told())
                    .isEqualTo(Told.byTheBook(course.log()));
        }
    }

    @Property(tries = TRIES)
    void afterOutagesWithWorkInArrears(@ForAll("courses") Course course) {
        assertThat(new Readers(2, 1)
                        .readWithoutAPause(course.until(course.first()))
                        .restart()
                        .readWithoutAPause(course.log().subList(course.first(), course.second()))
                        .restart()
                        .readWithoutAPause(course.from(course.second()))
                        .pause()
                        .told())
                .isEqualTo(Told.byTheBook(course.log()));
    }

    /** What was done since the last commit is gone, with what it told, and is done again. */
    @Property(tries = TRIES)
    void setBackToAnyCommit(@ForAll("courses") Course course) {
        Readers readers = new Readers(2, course.portion()).readWithoutAPause(course.until(course.first()));
        Readers committed = readers.committed();
        readers.readWithoutAPause(course.log().subList(course.first(), course.second()));

        assertThat(committed
                        .readWithoutAPause(course.from(course.first()))
                        .pause()
                        .told())
                .isEqualTo(Told.byTheBook(course.log()));
    }

    @Property(tries = TRIES)
    void withTheOffsetsLost(@ForAll("courses") Course course) {
        SortedMap<String, List<String>> book = Told.byTheBook(course.log());
        Readers readers = new Readers(2, course.portion());

        assertThat(readers.read(course.until(course.first()))
                        .restart()
                        .read(course.log())
                        .told())
                .isEqualTo(book);
        assertThat(readers.restart().read(course.log()).told())
                .as("all of it once more")
                .isEqualTo(book);
    }

    /** What was told before is told again, and before everything else: who knows the ids passes over it. */
    @Property(tries = TRIES)
    void withOffsetsAndStateLost(@ForAll("courses") Course course) {
        SortedMap<String, List<String>> book = Told.byTheBook(course.log());

        new Readers(1, course.portion())
                .read(course.until(course.first()))
                .told()
                .forEach((subject, told) ->
                        assertThat(book.get(subject).subList(0, told.size())).isEqualTo(told));
        assertThat(new Readers(8, course.portion()).read(course.log()).told()).isEqualTo(book);
    }

    /**
     * Puts a history on a log.
     *
     * @param late for each observation in turn, how many of the next ticks come before it; what its source tells later stays
     *     behind it
     * @param every how many days lie between ticks; beside them the midnights before and after each observation are told
     */
    private static List<Observation> log(List<Observation.Told> history, List<Integer> late, int every) {
        List<Instant> midnights = new ArrayList<>(midnights(history, every));
        List<Observation> log = new ArrayList<>();
        int ticks = 0;
        for (int index = 0; index < history.size(); index++) {
            Observation.Told each = history.get(index);
            int more = late.get(index % late.size());
            while (ticks < midnights.size() && (!midnights.get(ticks).isAfter(each.at()) || more-- > 0)) {
                log.add(new Observation.Tick(midnights.get(ticks++)));
            }
            log.add(each);
        }
        midnights.subList(ticks, midnights.size()).forEach(each -> log.add(new Observation.Tick(each)));
        return log;
    }

    private static SortedSet<Instant> midnights(List<Observation.Told> history, int every) {
        SortedSet<Instant> midnights = new TreeSet<>();
        history.forEach(each -> {
            Instant midnight = each.at().truncatedTo(ChronoUnit.DAYS);
            midnights.add(midnight);
            midnights.add(midnight.plus(1, ChronoUnit.DAYS));
        });
        for (int day = 0; day < LAST_DAY; day += every) {
            midnights.add(Histories.start().plus(day, ChronoUnit.DAYS));
        }
        midnights.add(Histories.start().plus(LAST_DAY, ChronoUnit.DAYS));
        return midnights;
    }
}
