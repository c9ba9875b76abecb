package dev.shelflife.ingest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.Absent;
import dev.shelflife.events.Observation.ImageReleased;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.Observation.SupportLines;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CatalogueDiffPropertiesTest {

    @Property(tries = 300)
    void nothingButTheCheckIsToldOfTheSameCatalogue(@ForAll("catalogues") Catalogue catalogue) {
        Difference first = difference(null, catalogue);
        Difference again = difference(first.next(), catalogue);
        assertThat(again.observations()).singleElement().isInstanceOf(SourceChecked.class);
        assertThat(again.next().lines()).isEqualTo(first.next().lines());
    }

    @Property(tries = 300)
    void whoAppliesTheDifferencesKnowsTheCatalogue(@ForAll("histories") List<Catalogue> history) {
        Map<String, SupportLine> known = new TreeMap<>();
        Set<String> missing = new HashSet<>();
        Set<String> releases = new HashSet<>();
        AcceptedCatalogue before = null;
        Instant at = Samples.AT;
        for (Catalogue catalogue : history) {
            at = at.plusSeconds(3600);
            Difference difference = CatalogueDiff.between(before, catalogue, at, ZoneOffset.UTC);
            difference.observations().forEach(observation -> apply(observation, known, missing, releases));
            Map<String, SupportLine> shown =
                    catalogue.lines().stream().collect(Collectors.toMap(SupportLine::id, Function.identity()));
            assertThat(known).isEqualTo(shown);
            assertThat(releases)
                    .containsAll(
                            catalogue.releases().stream().map(ImageRelease::id).toList());
            assertThat(difference.next().lines().keySet()).isEqualTo(shown.keySet());
            assertThat(difference.next().absent().keySet()).isEqualTo(missing);
            assertThat(difference.next().releases().keySet()).isEqualTo(releases);
            before = difference.next();
        }
    }

    @Property(tries = 300)
    void sequencesGrowByOneThroughAllLooks(@ForAll("histories") List<Catalogue> history) {
        List<Long> sequences = new ArrayList<>();
        AcceptedCatalogue before = null;
        for (Catalogue catalogue : history) {
            for (Difference look : List.of(
                    difference(before, catalogue),
                    CatalogueDiff.failed(before, "test-table", Samples.AT, "HTTP 500"))) {
                assertThat(Samples.sequences(look.observations())).isSorted().doesNotHaveDuplicates();
                assertThat(look.next().sequence()).isEqualTo(look.checked().sequence());
            }
            Difference difference = difference(before, catalogue);
            sequences.addAll(Samples.sequences(difference.observations()));
            before = difference.next();
        }
        for (int i = 0; i < sequences.size(); i++) {
            assertThat(sequences.get(i)).isEqualTo(i + 1L);
        }
    }

    @Property(tries = 100)
    void theOrderOfThePageAndAJourneyThroughTheLogMakeNoDifference(@ForAll("histories") List<Catalogue> history) {
        AcceptedCatalogue before = null;
        for (Catalogue catalogue : history) {
            List<SupportLine> reversed = new ArrayList<>(catalogue.lines());
            java.util.Collections.reverse(reversed);
            Difference there = difference(before, catalogue);
            Difference back = difference(
                    before == null ? null : Json.read(Json.write(before), AcceptedCatalogue.class),
                    Samples.catalogue(reversed, catalogue.releases()));
            assertThat(back.next()).isEqualTo(there.next());
            assertThat(back.observations().stream().map(Observation.Told::subject))
                    .containsExactlyElementsOf(there.observations().stream()
                            .map(Observation.Told::subject)
                            .toList());
            assertThat(replaced(back)).isEqualTo(replaced(there));
            before = there.next();
        }
    }

    @Property(tries = 300)
    void aReplacedLineAndItsSuccessorDifferInOneFieldAndAreEachOthersOnlyCandidate(
            @ForAll("histories") List<Catalogue> history) {
        AcceptedCatalogue before = null;
        for (Catalogue catalogue : history) {
            Difference difference = difference(before, catalogue);
            SortedMap<String, Fact> then = new TreeMap<>(before == null ? Map.of() : before.lines());
            if (before != null) {
                before.absent().forEach((id, absence) -> then.put(id, absence.fact()));
            }
            SortedMap<String, Fact> now = difference.next().lines();
            Map<String, String> expected = new TreeMap<>();
            for (String line : now.keySet()) {
                List<String> formers = onlyIn(then, now, now.get(line));
                if (!then.containsKey(line)
                        && formers.size() == 1
                        && onlyIn(now, then, then.get(formers.get(0))).size() == 1) {
                    expected.put(line, formers.get(0));
                }
            }
            assertThat(replaced(difference)).isEqualTo(expected);
            before = difference.next();
        }
    }

    private static List<String> onlyIn(SortedMap<String, Fact> here, SortedMap<String, Fact> there, Fact like) {
        return here.entrySet().stream()
                .filter(line -> !there.containsKey(line.getKey()))
                .filter(line -> line.getValue().subject().equals(like.subject()))
                .filter(line -> line.getValue().identity().differences(like.identity()) == 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> replaced(Difference difference) {
        Map<String, String> all = new TreeMap<>();
        difference.observations().stream()
                .filter(SupportLines.class::isInstance)
                .forEach(lines -> all.putAll(((SupportLines) lines).replaced()));
        return all;
    }

    @Provide
    Arbitrary<Catalogue> catalogues() {
        Arbitrary<String> versions = Arbitraries.integers().between(0, 4).map(minor -> "2." + minor);
        Arbitrary<LocalDate> dates = Arbitraries.integers().between(0, 3).map(month -> LocalDate.of(2026, 9, 30)
                .plusMonths(month));
        Arbitrary<SupportLine> lines = Combinators.combine(
                        versions,
                        Arbitraries.of("3.9", "3.10", null),
                        Arbitraries.of("Debian 11", null),
                        dates.injectNull(0.2))
                .as((version, python, os, date) -> Samples.line(version, python, os, date, Samples.provenance("a")));
        Arbitrary<ImageRelease> releases = Combinators.combine(versions, dates).as(Samples::release);
        return Combinators.combine(
                        lines.list().ofMaxSize(12).uniqueElements(SupportLine::id),
                        releases.list().ofMaxSize(6).uniqueElements(ImageRelease::id))
                .as(Samples::catalogue);
    }

    @Provide
    Arbitrary<List<Catalogue>> histories() {
        return catalogues().list().ofMinSize(1).ofMaxSize(5);
    }

    private static Difference difference(AcceptedCatalogue before, Catalogue after) {
        return CatalogueDiff.between(before, after, Samples.AT, ZoneOffset.UTC);
    }

    private static void apply(
            Observation observation, Map<String, SupportLine> known, Set<String> missing, Set<String> releases) {
        if (observation instanceof SupportLines told) {
            told.replaced().forEach((line, former) -> {
                assertThat(known.remove(former) != null || missing.remove(former))
                        .isTrue();
                assertThat(known).doesNotContainKey(line);
            });
            told.lines().forEach(line -> {
                known.put(line.id(), line);
                missing.remove(line.id());
            });
        } else if (observation instanceof Absent gone) {
            gone.absences().forEach(line -> {
                assertThat(known.remove(line.id()) != null).isEqualTo(missing.add(line.id()));
                assertThat(line.fetches() == 1).isEqualTo(line.since().equals(gone.at()));
            });
        } else if (observation instanceof ImageReleased told) {
            assertThat(releases.add(told.release().id())).isTrue();
        }
    }
}
