package dev.shelflife.streams.rules;

import dev.shelflife.events.Observation;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.arbitraries.ListArbitrary;

/**
 * Random histories: pages that change their minds, over some years, for a few versions with a few lines that come, vanish, and go
 * on under another id.
 */
public final class Histories {

    public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    public static final int DAYS = 900;
    private static final int VERSIONS = 3;

    /**
     * What a page says on a day.
     *
     * @param lines what is new or changed
     * @param vanished what is no longer shown, if it was and is not told
     * @param pairs how many of the new lines replace one that vanished, as far as there are some
     */
    private record Edit(
            int day,
            int hour,
            int subject,
            List<Integer> lines,
            List<Integer> vanished,
            int pairs,
            PublishedDate patch,
            PublishedDate gone) {}

    private Histories() {}

    /** Observations of three versions of one framework, in the order of time, with growing sequences. */
    public static Arbitrary<List<Observation.Told>> observations() {
        return observations(1);
    }

    /** Observations of three versions of each of some frameworks. */
    public static Arbitrary<List<Observation.Told>> observations(int frameworks) {
        Arbitrary<Edit> edit = Combinators.combine(
                        Arbitraries.integers().between(0, DAYS),
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(0, VERSIONS * frameworks - 1),
                        names().ofMinSize(1),
                        names(),
                        Arbitraries.integers().between(0, 3),
                        published(),
                        published())
                .as(Edit::new);
        return edit.list()
                .ofMinSize(1)
                .ofMaxSize(8 + 4 * frameworks)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(Histories::inOrder);
    }

    private static ListArbitrary<Integer> names() {
        return Arbitraries.integers().between(0, 3).list().uniqueElements().ofMaxSize(3);
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
        Map<String, SortedSet<String>> shown = new TreeMap<>();
        for (Edit edit : sorted) {
            Instant at = start().plus(edit.day(), ChronoUnit.DAYS).plus(edit.hour(), ChronoUnit.HOURS);
            String subject = subject(edit.subject());
            SortedSet<String> before = shown.computeIfAbsent(subject, none -> new TreeSet<>());
            List<String> told = ids(subject, edit.lines());
            List<String> gone = ids(subject, edit.vanished());
            gone.removeIf(id -> !before.contains(id) || told.contains(id));
            SortedMap<String, String> replaced = new TreeMap<>();
            told.stream()
                    .filter(id -> !before.contains(id))
                    .limit(Math.min(edit.pairs(), gone.size()))
                    .forEach(id -> replaced.put(id, gone.remove(0)));
            SupportLine[] lines = told.stream()
                    .map(id -> Telling.line(subject, id, edit.patch(), edit.gone(), at))
                    .toArray(SupportLine[]::new);
            all.add(Telling.replacing(all.size() + 1, at, replaced, lines));
            if (!gone.isEmpty()) {
                all.add(new Observation.Absent(subject, Telling.SOURCE, all.size() + 1, at, gone));
            }
            before.removeAll(replaced.values());
            before.removeAll(gone);
            before.addAll(told);
        }
        return all;
    }

    private static String subject(int number) {
        int framework = number / VERSIONS;
        return "service/framework" + (framework == 0 ? "" : framework) + "/" + number % VERSIONS;
    }

    private static List<String> ids(String subject, List<Integer> names) {
        return new ArrayList<>(
                names.stream().sorted().map(name -> subject + "#" + name).toList());
    }

    public static Instant start() {
        return FIRST_DAY.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    }
}
