package dev.shelflife.ingest;

import static dev.shelflife.ingest.IngestFixture.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Observation;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FencingTest {

    private IngestFixture fixture;
    private Source source;

    @BeforeEach
    void serve() {
        fixture = new IngestFixture(1);
        source = fixture.source("test-table");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void anInstancePausedBeyondItsSessionInMidFetchPublishesNothingWithEffect() throws Exception {
        fixture.page(source, "line 2.7 2026-01-31", "line 2.6 2026-01-31");
        PausableClock clock = new PausableClock();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch readOn = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        var shortPatience =
                fixture.settings.withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
        try (Ingest paused = fixture.start(List.of(source), shortPatience, clock, page -> {
            reading.countDown();
            awaitQuietly(readOn);
            Catalogue catalogue = Samples.parse(page);
            read.countDown();
            return catalogue;
        })) {
            var pausedRound = paused.round();
            assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
            clock.pause();
            await().atMost(Duration.ofSeconds(10)).until(clock::isSomebodyPaused);

            fixture.page(source, "line 2.7 2026-12-31");
            try (Ingest other = fixture.start(List.of(source))) {
                join(other.round());
                List<Observation.Told> told = fixture.observations(source.id());
                AcceptedCatalogue accepted = fixture.catalogues().get(source.id());
                assertThat(told).hasSize(2);

                readOn.countDown();
                assertThat(read.await(30, TimeUnit.SECONDS)).isTrue();
                clock.goOn(); // in the middle of a turn, just before it publishes what is read
                join(pausedRound); // it owns nothing any more, so nothing is waited for
                assertThat(paused.failure()).isNull();
                assertThat(fixture.observations(source.id())).isEqualTo(told);
                assertThat(fixture.catalogues()).containsEntry(source.id(), accepted);
                assertThat(TestBroker.read(fixture.cluster, Topics.PAGES)).hasSize(1);
            }
            // Alone again, the once paused instance goes on where the other stopped.
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                join(paused.round());
                return fixture.observations(source.id()).size() >= 3;
            });
            assertThat(Samples.sequences(fixture.observations(source.id()))).startsWith(1L, 2L, 3L);
        }
    }

    @Test
    void aNewOwnerWaitsForTheOpenTransactionOfTheFormerOne() throws Exception {
        fixture.page(source, "line 2.7 2026-09-30");
        AcceptedCatalogue former = new AcceptedCatalogue(
                source.id(),
                41,
                Samples.AT,
                "digest",
                null,
                null,
                Samples.HEADERS,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
        var settings = fixture.cluster.with(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "former-owner"));
        try (var formerOwner = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            formerOwner.initTransactions();
            formerOwner.beginTransaction();
            formerOwner
                    .send(new ProducerRecord<>(
                            fixture.cluster.name(Topics.CATALOGUES), source.id(), Json.write(former)))
                    .get();
            try (Ingest ingest = fixture.start(List.of(source))) {
                var round = ingest.round();
                await().during(Duration.ofSeconds(2))
                        .atMost(Duration.ofSeconds(5))
                        .until(() -> fixture.server.getAllServeEvents().isEmpty());
                formerOwner.commitTransaction();
                join(round);
            }
        }
        assertThat(Samples.sequences(fixture.observations(source.id()))).containsExactly(42L, 43L);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The role asks it once a turn, so it can hold the whole role, as a stopped process is held. */
    private static final class PausableClock implements InstantSource {
        private final AtomicBoolean pause = new AtomicBoolean();
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        void pause() {
            pause.set(true);
        }

        boolean isSomebodyPaused() {
            return arrived.getCount() == 0;
        }

        void goOn() {
            pause.set(false);
            goOn.countDown();
        }

        @Override
        public Instant instant() {
            if (pause.get()) {
                arrived.countDown();
                awaitQuietly(goOn);
            }
            return Samples.AT;
        }
    }
}
