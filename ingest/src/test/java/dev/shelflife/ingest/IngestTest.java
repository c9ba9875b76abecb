package dev.shelflife.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static dev.shelflife.ingest.IngestFixture.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.shelflife.events.ArchivedPage;
import dev.shelflife.events.Command;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.Observation.SupportLines;
import dev.shelflife.events.Quarantined;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.GroupPartitioner;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.fetch.FetchSettings;
import dev.shelflife.ingest.source.Source;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngestTest {

    private IngestFixture fixture;
    private Source source;

    @BeforeEach
    void serve() {
        fixture = new IngestFixture(3);
        source = fixture.source("test-table");
        fixture.page(source, "line 2.7 2026-09-30", "line 2.6 2026-06-30", "release 2.7 2026-01-31", "problem x");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aRoundEndsWhenPageObservationsAndCatalogueCanBeRead() throws Exception {
        try (Ingest ingest = fixture.start(List.of(source))) {
            join(ingest.round());
        }
        var observations = fixture.observations(source.id());
        assertThat(observations)
                .extracting(Observation.Told::subject)
                .containsExactly(
                        "deep-learning-vm/pytorch/2.6",
                        "deep-learning-vm/pytorch/2.7",
                        "deep-learning-vm/pytorch/2.7",
                        "source/test-table");
        assertThat(last(observations).outcome()).isEqualTo(CheckOutcome.CHANGED);
        assertThat(last(observations).lines()).isEqualTo(2);
        assertThat(last(observations).problems()).hasSize(1);
        var accepted = fixture.catalogues().get(source.id());
        assertThat(accepted.sequence()).isEqualTo(4);
        assertThat(accepted.etag()).isNotNull();
        var pages = TestBroker.read(fixture.cluster, Topics.PAGES);
        assertThat(pages).hasSize(1);
        ArchivedPage page = Json.read(pages.get(0).value(), ArchivedPage.class);
        byte[] body = new GZIPInputStream(new ByteArrayInputStream(page.gzip())).readAllBytes();
        assertThat(Ids.sha256(body)).isEqualTo(pages.get(0).key()).isEqualTo(accepted.sha256());
        assertThat(page.length()).isEqualTo(body.length);
    }

    @Test
    void whatIsSaidOfEarlierVersionsIsToldOfAllThatTheTablesOfOthersKnow() throws Exception {
        Source notes = Samples.source(
                "a-notes",
                Source.Shape.DATED_NOTES,
                fixture.source("a-notes").url().toString());
        fixture.page(notes, "up-to 2.7 2026-01-31");
        try (Ingest ingest = fixture.start(List.of(notes, source))) {
            join(ingest.round());
            join(ingest.round());
        }
        assertThat(fixture.observations(notes.id()))
                .filteredOn(Observation.ImageReleased.class::isInstance)
                .extracting(Observation.Told::subject)
                .containsExactly("deep-learning-vm/pytorch/2.6", "deep-learning-vm/pytorch/2.7");
    }

    @Test
    void recordsLieWhereTheDefaultPartitionerPutsThem() throws Exception {
        try (Ingest ingest = fixture.start(List.of(source))) {
            join(ingest.round());
        }
        for (var topic : List.of(Topics.PAGES, Topics.CATALOGUES, Topics.OBSERVATIONS)) {
            assertThat(TestBroker.read(fixture.cluster, topic)).isNotEmpty().allSatisfy(record -> assertThat(
                            record.partition())
                    .isEqualTo(GroupPartitioner.partition(record.key(), 3)));
        }
    }

    @Test
    void aRestartGoesOnWithTheSequenceAndTellsNothingTwice() throws Exception {
        try (Ingest ingest = fixture.start(List.of(source))) {
            join(ingest.round());
        }
        try (Ingest ingest = fixture.start(List.of(source))) {
            join(ingest.round());
            fixture.page(source, "line 2.7 2026-10-31", "line 2.6 2026-06-30", "release 2.7 2026-01-31", "problem x");
            join(ingest.round());
        }
        var observations = fixture.observations(source.id());
        assertThat(Samples.sequences(observations)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(((SourceChecked) observations.get(4)).outcome()).isEqualTo(CheckOutcome.UNCHANGED);
        assertThat(observations.get(5)).isInstanceOfSatisfying(SupportLines.class, moved -> assertThat(moved.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.endOfPatch()).isEqualTo("2026-10-31")));
        assertThat(TestBroker.read(fixture.cluster, Topics.PAGES)).hasSize(2);
    }

    @Test
    void aConfirmedPageKeepsItsCountsAndProblems() throws Exception {
        try (Ingest ingest = fixture.start(List.of(source))) {
            join(ingest.round());
            fixture.server.stubFor(get("/test-table")
                    .withHeader("If-None-Match", WireMock.matching(".+"))
                    .willReturn(WireMock.status(304)));
            join(ingest.round());
        }
        SourceChecked checked = last(fixture.observations(source.id()));
        assertThat(checked.outcome()).isEqualTo(CheckOutcome.UNCHANGED);
        assertThat(checked.lines()).isEqualTo(2);
        assertThat(checked.releases()).isEqualTo(1);
        assertThat(checked.problems()).hasSize(1);
    }

    @Test
    void aFailureIsToldAndNumberedAlsoWhenItComesFirst() throws Exception {
        fixture.server.stubFor(get("/test-table").willReturn(serverError()));
        try (Ingest ingest = fixture.start(List.of(source))) {
            join(ingest.round());
            fixture.page(source, "line 2.7 2026-09-30");
            join(ingest.round());
        }
        var observations = fixture.observations(source.id());
        assertThat(Samples.sequences(observations)).containsExactly(1L, 2L, 3L);
        assertThat(((SourceChecked) observations.get(0)).outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(((SourceChecked) observations.get(0)).reason()).contains("HTTP 500");
        assertThat(last(observations).outcome()).isEqualTo(CheckOutcome.CHANGED);
    }

    @Test
    void aPageThatYieldsNothingIsAFailureWithItsBytesKeptOnce() throws Exception {
        fixture.page(source, "nothing here");
        try (Ingest ingest = fixture.start(List.of(source))) {
            join(ingest.round());
            join(ingest.round());
        }
        assertThat(fixture.observations(source.id())).hasSize(2).allSatisfy(observation -> {
            assertThat(((SourceChecked) observation).outcome()).isEqualTo(CheckOutcome.FAILED);
            assertThat(((SourceChecked) observation).reason()).contains("yields nothing");
        });
        assertThat(TestBroker.read(fixture.cluster, Topics.PAGES)).hasSize(1);
    }

    @Test
    void aHeldPageChangesNothingAndIsToldUntilItIsBelieved() throws Exception {
        String[] all = IntStream.range(0, 10)
                .mapToObj(i -> "line 2." + i + " 2026-09-30")
                .toArray(String[]::new);
        fixture.page(source, all);
        try (Ingest ingest = fixture.start(List.of(source))) {
            join(ingest.round());
            fixture.page(source, "line 2.1 2026-12-31");
            join(ingest.round());
            assertThat(last(fixture.observations(source.id())).outcome()).isEqualTo(CheckOutcome.HELD);
            assertThat(last(fixture.observations(source.id())).reason()).contains("9 of 10 support lines");
            fixture.page(source, all);
            join(ingest.round());
        }
        var observations = fixture.observations(source.id());
        assertThat(observations).hasSize(13);
        assertThat(last(observations).outcome()).isEqualTo(CheckOutcome.UNCHANGED);
    }

    @Test
    void aPageThatAPersonReleasedIsAcceptedByTheNextLook() throws Exception {
        fixture.page(
                source,
                IntStream.range(0, 10)
                        .mapToObj(i -> "line 2." + i + " 2026-09-30")
                        .toArray(String[]::new));
        try (Ingest ingest = fixture.start(List.of(source))) {
            join(ingest.round());
            fixture.page(source, "line 2.1 2026-12-31");
            join(ingest.round());
            SourceChecked held = last(fixture.observations(source.id()));
            assertThat(held.outcome()).isEqualTo(CheckOutcome.HELD);
            fixture.command(new Command.ReleaseQuarantine(
                    "another", held.quarantine().stream().map(Quarantined::hash).toList(), "eve", null, Samples.AT));
            join(ingest.round());
            assertThat(last(fixture.observations(source.id())).outcome()).isEqualTo(CheckOutcome.HELD);
            fixture.command(new Command.ReleaseQuarantine(
                    source.id(),
                    held.quarantine().stream().map(Quarantined::hash).toList(),
                    "ada",
                    "rebuilt",
                    Samples.AT));
            join(ingest.round());
        }
        SourceChecked released = last(fixture.observations(source.id()));
        assertThat(released.outcome()).isEqualTo(CheckOutcome.CHANGED);
        assertThat(released.ended())
                .containsExactly(new Quarantined.Ended(null, Quarantined.Ending.RELEASED, "ada", "rebuilt"));
        assertThat(fixture.catalogues().get(source.id()).absent()).hasSize(9);
    }

    @Test
    void aPageAboveTheRecordLimitIsAFailureThatSaysSo_andTheLoopGoesOn() throws Exception {
        byte[] noise = new byte[(8 << 20) - (100 << 10)]; // within the body's limit, but does not compress
        new Random(1).nextBytes(noise);
        fixture.server.stubFor(
                get("/test-table").willReturn(ok().withBody(noise).withHeader("Content-Type", "text/html")));
        var settings = fixture.settings.withFetch(
                FetchSettings.of("test", URI.create("https://example.org")).forOwnSite());
        try (Ingest ingest = fixture.start(
                List.of(source),
                settings,
                InstantSource.fixed(Samples.AT),
                page -> Samples.catalogue(List.of(Samples.line("2.7", "2026-09-30")), List.of()))) {
            join(ingest.round());
            assertThat(fixture.observations(source.id())).singleElement().satisfies(only -> {
                SourceChecked checked = (SourceChecked) only;
                assertThat(checked.outcome()).isEqualTo(CheckOutcome.FAILED);
                // JSON holds bytes as base64, which makes them a third larger.
                assertThat(checked.reason())
                        .matches("the record of [0-9a-f]{64} has 1[01]\\d{6} bytes, more than the 8388608 "
                                + "that shelflife\\.pages takes");
            });
            assertThat(TestBroker.read(fixture.cluster, Topics.PAGES)).isEmpty();

            fixture.page(source, "line 2.7 2026-09-30");
            join(ingest.round());
        }
        assertThat(last(fixture.observations(source.id())).outcome()).isEqualTo(CheckOutcome.CHANGED);
        assertThat(TestBroker.read(fixture.cluster, Topics.PAGES)).hasSize(1);
    }

    @Test
    void aPageJustBelowTheRecordLimitIsArchived() throws Exception {
        byte[] noise = new byte[(8 << 20) / 4 * 3 - (64 << 10)];
        new Random(2).nextBytes(noise);
        fixture.server.stubFor(
                get("/test-table").willReturn(ok().withBody(noise).withHeader("Content-Type", "text/html")));
        var settings = fixture.settings.withFetch(
                FetchSettings.of("test", URI.create("https://example.org")).forOwnSite());
        try (Ingest ingest = fixture.start(
                List.of(source),
                settings,
                InstantSource.fixed(Samples.AT),
                page -> Samples.catalogue(List.of(Samples.line("2.7", "2026-09-30")), List.of()))) {
            join(ingest.round());
        }
        assertThat(last(fixture.observations(source.id())).outcome()).isEqualTo(CheckOutcome.CHANGED);
        assertThat(TestBroker.read(fixture.cluster, Topics.PAGES)).hasSize(1);
    }

    @Test
    void withAnIntervalNobodyHasToAsk() {
        try (Ingest ingest = fixture.start(
                List.of(source),
                fixture.settings.withInterval(Duration.ofMillis(50)),
                InstantSource.fixed(Samples.AT),
                Samples::parse)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> fixture.server.getAllServeEvents().size() >= 3);
            assertThat(ingest.failure()).isNull();
        }
    }

    @Test
    void twoInstancesShareTheSourcesAndEachIsTheOnlyOneForItsOwn() throws Exception {
        List<Source> sources = IntStream.range(0, 12)
                .mapToObj(i -> fixture.source("source-" + i))
                .toList();
        sources.forEach(each -> fixture.page(each, "line 2.7 2026-09-30"));
        Set<String> first = ConcurrentHashMap.newKeySet();
        Set<String> second = ConcurrentHashMap.newKeySet();
        AtomicInteger turn = new AtomicInteger();
        try (Ingest a = fixture.start(sources, fixture.settings, InstantSource.fixed(Samples.AT), page -> {
            first.add(page.source().id());
            return Samples.parse(page);
        })) {
            join(a.round());
            assertThat(first).hasSize(12);
            try (Ingest b = fixture.start(sources, fixture.settings, InstantSource.fixed(Samples.AT), page -> {
                second.add(page.source().id());
                return Samples.parse(page);
            })) {
                await().atMost(Duration.ofSeconds(30)).until(() -> {
                    first.clear();
                    second.clear();
                    String fresh = "turn " + turn.incrementAndGet(); // a page that stays as it is is not parsed
                    sources.forEach(each -> fixture.page(each, "line 2.7 2026-09-30", fresh));
                    join(a.round());
                    join(b.round());
                    return !second.isEmpty() && first.size() + second.size() == 12;
                });
                assertThat(first).isNotEmpty().doesNotContainAnyElementsOf(second);
            }
        }
        for (Source each : sources) {
            var sequences = Samples.sequences(fixture.observations(each.id()));
            assertThat(sequences).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    void aBugInTheParserEndsTheRoleLoudly() {
        try (Ingest ingest = fixture.start(List.of(source), fixture.settings, InstantSource.fixed(Samples.AT), page -> {
            throw new IllegalStateException("told by the test");
        })) {
            assertThatThrownBy(() -> join(ingest.round())).hasStackTraceContaining("told by the test");
            assertThat(ingest.failure()).hasRootCauseMessage("told by the test");
            assertThatThrownBy(() -> join(ingest.round())).hasStackTraceContaining("told by the test");
        }
        assertThat(fixture.observations(source.id())).isEmpty();
    }

    @Test
    void closingThrowsAwayTheFetchUnderWayAndEndsTheRoundsThatWait() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Ingest ingest = fixture.start(List.of(source), fixture.settings, InstantSource.fixed(Samples.AT), page -> {
            reading.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Samples.parse(page);
        });
        var round = ingest.round();
        assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
        ingest.close();
        assertThat(round).isCompletedExceptionally();
        assertThat(ingest.failure()).isNull();
        assertThat(ingest.whenEnded()).isCompleted();
        assertThat(ingest.round()).isCompletedExceptionally();
        assertThat(fixture.observations(source.id())).isEmpty();
    }

    /** To go on with it would count from one again, and everybody would pass over what is told. */
    @Test
    void aSourceWhoseLedgerCannotBeReadStandsStill_andTheOthersGoOn() throws Exception {
        try (var producer =
                new KafkaProducer<>(fixture.cluster.with(Map.of()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(fixture.cluster.name(Topics.CATALOGUES), source.id(), "no JSON"))
                    .get();
        }
        Source other = fixture.source("other-table");
        fixture.page(other, "line 2.5 2026-09-30");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Ingest ingest = Ingest.start(
                fixture.cluster,
                List.of(source, other),
                fixture.settings,
                InstantSource.fixed(Samples.AT),
                Samples::parse,
                new Meters(meters))) {
            join(ingest.round());
            assertThat(ingest.failure()).isNull();
            assertThat(ingest.share().unreadable()).isOne();
        }
        assertThat(fixture.observations(source.id())).isEmpty();
        assertThat(fixture.observations(other.id())).isNotEmpty();
        assertThat(meters.get(Metric.DEAD_LETTERS.id())
                        .tag("topic", Topics.CATALOGUES.name())
                        .counter()
                        .count())
                .isOne();
        assertThat(meters.get(Metric.LOOKS.id())
                        .tags("source", other.id(), "outcome", "changed")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> fixture.settings.withInterval(Duration.ZERO)).hasMessageContaining("interval");
    }

    private static SourceChecked last(List<? extends Observation> observations) {
        return (SourceChecked) observations.get(observations.size() - 1);
    }
}
