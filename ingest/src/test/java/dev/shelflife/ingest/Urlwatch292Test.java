package dev.shelflife.ingest;

import static dev.shelflife.ingest.IngestFixture.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.SupportLines;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.source.Source;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** urlwatch#292: validators that are remembered before the change is told make the server hide it for ever. */
class Urlwatch292Test {

    private IngestFixture fixture;
    private Source source;
    private String oldEtag;

    @BeforeEach
    void theFirstPageIsAccepted() throws Exception {
        fixture = new IngestFixture(1);
        source = fixture.source("test-table");
        fixture.page(source, "line 2.7 2026-09-30");
        try (Ingest ingest = fixture.start(List.of(source))) {
            join(ingest.round());
        }
        oldEtag = fixture.catalogues().get(source.id()).etag();
        assertThat(oldEtag).isNotNull();
        fixture.page(source, "line 2.7 2026-12-31");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void whatIsReceivedAndNotYetPublishedIsAskedForAgainAfterTheEnd() throws Exception {
        CountDownLatch received = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Ingest dying = fixture.start(List.of(source), fixture.settings, InstantSource.fixed(Samples.AT), page -> {
            received.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Samples.parse(page);
        });
        var round = dying.round();
        assertThat(received.await(30, TimeUnit.SECONDS)).isTrue();
        dying.close();
        assertThat(round).failsWithin(60, TimeUnit.SECONDS);
        assertNothingIsLost();
    }

    @Test
    void whatTheBrokerDidNotTakeIsAskedForAgain() throws Exception {
        largestObservation(100);
        try (Ingest failing = fixture.start(List.of(source))) {
            var round = failing.round();
            assertThat(failing.whenEnded()).failsWithin(60, TimeUnit.SECONDS);
            assertThat(round).failsWithin(60, TimeUnit.SECONDS);
        }
        assertThat(fixture.observations(source.id())).hasSize(2);
        largestObservation(Topics.OBSERVATIONS.maxRecordBytes());
        assertNothingIsLost();
    }

    private void assertNothingIsLost() throws Exception {
        assertThat(fixture.catalogues().get(source.id()).etag()).isEqualTo(oldEtag);
        try (Ingest next = fixture.start(List.of(source))) {
            join(next.round());
        }
        assertThat(fixture.lastCondition(source)).isEqualTo(oldEtag);
        List<Observation.Told> told = fixture.observations(source.id());
        assertThat(Samples.sequences(told)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(((SupportLines) told.get(2)).lines().get(0).endOfPatch()).isEqualTo("2026-12-31");
        assertThat(fixture.catalogues().get(source.id()).etag()).isNotEqualTo(oldEtag);
    }

    private void largestObservation(int bytes) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, fixture.cluster.name(Topics.OBSERVATIONS));
        var entry = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        try (Admin admin = Admin.create(fixture.cluster.with(Map.of()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
