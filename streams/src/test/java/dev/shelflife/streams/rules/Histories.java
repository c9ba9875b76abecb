package dev.shelflife.streams.rules;

import dev.shelflife.events.Change;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.LineAt;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * Random histories: pages that change their minds, over some years, for a few versions with a few lines that come, vanish, go on
 * under another id or in another version, and get another name; with notes of releases, and looks that fail.
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

    /** What else is observed with an edit. */
    private enum Also {
        NOTHING,
        LEAVE,
        GONE,
        RELEASE,
        LOOK
    }

    /** @param number which name, Python or outcome it is about */
    private record Told(Edit edit, Also also, int number) {}

    private static final List<CheckOutcome> OUTCOMES =
            List.of(CheckOutcome.CHANGED, CheckOutcome.UNCHANGED, CheckOutcome.HELD, CheckOutcome.FAILED);

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
        return Combinators.combine(
                        edit, Arbitraries.of(Also.class), Arbitraries.integers().between(0, 5))
                .as(Told::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8 + 4 * frameworks)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(Histories::inOrder);
    }

    /** The same, told by three pages that look at the same versions, each with its own mind and sequences. */
    public static Arbitrary<List<Observation.Told>> ofThreePages() {
        return Combinators.combine(observations(), observations(), observations())
                .as((one, two, three) -> {
                    List<Observation.Told> all = new ArrayList<>(by("page-1", 300, one));
                    all.addAll(by("page-2", 200, two));
                    all.addAll(by("page-3", 200, three));
                    all.sort(java.util.Comparator.comparing(Observation.Told::at));
                    return all;
                });
    }

    /** A history as told by another source; what it no longer shows is confirmed to be gone. */
    private static List<Observation.Told> by(String source, int precedence, List<Observation.Told> history) {
        return history.stream()
                .filter(each -> each instanceof Observation.SupportLines || each instanceof Observation.Absent)
                .<Observation.Told>map(each -> each instanceof Observation.SupportLines told
                        ? new Observation.SupportLines(
                                told.subject(),
                                source,
                                told.sequence(),
                                told.at(),
                                told.zone(),
                                told.lines(),
                                told.replaced(),
                                precedence,
                                null)
                        : absent(source, (Observation.Absent) each))
                .toList();
    }

    private static Observation.Absent absent(String source, Observation.Absent told) {
        return new Observation.Absent(
                told.subject(),
                source,
                told.sequence(),
                told.at(),
                told.lineIds(),
                told.lineIds().stream()
                        .map(id -> new Observation.AbsentLine(id, told.at().minus(9, ChronoUnit.DAYS), 9))
                        .toList());
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

    private static List<Observation.Told> inOrder(List<Told> edits) {
        List<Told> sorted = new ArrayList<>(edits);
        sorted.sort(java.util.Comparator.comparing((Told told) -> told.edit().day())
                .thenComparing(told -> told.edit().hour()));
        List<Observation.Told> all = new ArrayList<>();
        Map<String, SortedSet<String>> shown = new TreeMap<>();
        for (Told each : sorted) {
            Edit edit = each.edit();
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
                    .map(line -> each.number() == 5 ? Telling.named(line, "Framework", "3.10") : line)
                    .toArray(SupportLine[]::new);
            all.add(Telling.replacing(all.size() + 1, at, replaced, lines));
            if (!gone.isEmpty()) {
                all.add(new Observation.Absent(subject, Telling.SOURCE, all.size() + 1, at, gone));
            }
            before.removeAll(replaced.values());
            before.removeAll(gone);
            before.addAll(told);
            also(each, subject, at, shown, all);
        }
        return all;
    }

    private static void also(
            Told each, String subject, Instant at, Map<String, SortedSet<String>> shown, List<Observation.Told> all) {
        SortedSet<String> here = shown.get(subject);
        switch (each.also()) {
            case LEAVE -> leave(each, subject, at, shown, all);
            case GONE -> {
                String id = here.first();
                Observation.AbsentLine line = new Observation.AbsentLine(id, at.minus(5, ChronoUnit.DAYS), 3);
                all.add(new Observation.Absent(
                        subject, Telling.SOURCE, all.size() + 1, at, List.of(id), List.of(line)));
                here.remove(id);
            }
            case RELEASE ->
                all.add(new Observation.ImageReleased(
                        subject,
                        Telling.SOURCE,
                        all.size() + 1,
                        at,
                        ZoneOffset.UTC,
                        Telling.released(
                                subject + each.number(),
                                subject,
                                LocalDate.ofInstant(at, ZoneOffset.UTC),
                                each.number() < 2 ? null : each.number() < 4 ? "3.10" : "3.99",
                                each.number() == 3 ? Change.RENAMED : Change.PATCH,
                                "told")));
            case LOOK ->
                all.add(new Observation.SourceChecked(
                        "source/" + Telling.SOURCE,
                        Telling.SOURCE,
                        all.size() + 1,
                        at,
                        OUTCOMES.get(each.number() % OUTCOMES.size()),
                        null,
                        0,
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        each.number() == 4 ? null : Duration.ofDays(1 + 20L * each.number())));
            case NOTHING -> {}
        }
    }

    /** A line goes to the next version, under the same name there if that is free. */
    private static void leave(
            Told each, String subject, Instant at, Map<String, SortedSet<String>> shown, List<Observation.Told> all) {
        int number = each.edit().subject();
        String other = subject(number - number % VERSIONS + (number + 1) % VERSIONS);
        String id = shown.get(subject).first();
        String is = other + id.substring(id.indexOf('#'));
        if (!shown.computeIfAbsent(other, none -> new TreeSet<>()).add(is)) {
            return;
        }
        shown.get(subject).remove(id);
        all.add(new Observation.Absent(
                subject,
                Telling.SOURCE,
                all.size() + 1,
                at,
                List.of(id),
                List.of(),
                new TreeMap<>(Map.of(id, new LineAt(other, is)))));
        all.add(new Observation.SupportLines(
                other,
                Telling.SOURCE,
                all.size() + 1,
                at,
                ZoneOffset.UTC,
                List.of(Telling.line(other, is, each.edit().patch(), each.edit().gone(), at)),
                new TreeMap<>(),
                null,
                new TreeMap<>(Map.of(is, new LineAt(subject, id)))));
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
