package dev.shelflife.streams.rules;

import dev.shelflife.events.Observation;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random histories: pages that change their minds, over some years, for a few versions with a few lines. */
public final class Histories {

    public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    public static final int DAYS = 900;

    /** What a page says on a day. */
    private record Edit(int day, int hour, int subject, List<Integer> lines, PublishedDate patch, PublishedDate gone) {}

    private Histories() {}

    /** Observations in the order of time, with growing sequences. */
    public static Arbitrary<List<Observation.Told>> observations() {
        Arbitrary<Edit> edit = Combinators.combine(
                        Arbitraries.integers().between(0, DAYS),
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers()
                                .between(0, 2)
                                .list()
                                .uniqueElements()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        published(),
                        published())
                .as(Edit::new);
        return edit.list().ofMinSize(1).ofMaxSize(12).map(Histories::inOrder);
    }

    private static Arbitrary<PublishedDate> published() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        8,
                        Arbitraries.integers()
                                .between(-100, DAYS + 100)
                                .map(day -> PublishedDate.of(FIRST_DAY.plusDays(day)))),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(PublishedDate.NOT_SET)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(PublishedDate.UNREADABLE)));
    }

    private static List<Observation.Told> inOrder(List<Edit> edits) {
        List<Edit> sorted = new ArrayList<>(edits);
        sorted.sort(java.util.Comparator.comparing(Edit::day).thenComparing(Edit::hour));
        List<Observation.Told> all = new ArrayList<>();
        long sequence = 0;
        for (Edit edit : sorted) {
            Instant at = start().plus(edit.day(), ChronoUnit.DAYS).plus(edit.hour(), ChronoUnit.HOURS);
            String subject = "service/framework/" + edit.subject();
            SupportLine[] lines = edit.lines().stream()
                    .sorted()
                    .map(name -> Telling.line(subject, subject + "#" + name, edit.patch(), edit.gone(), at))
                    .toArray(SupportLine[]::new);
            all.add(Telling.lines(++sequence, at, lines));
        }
        return all;
    }

    public static Instant start() {
        return FIRST_DAY.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    }
}
