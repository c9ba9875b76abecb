package dev.shelflife.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.TestBroker;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.fetch.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservationPublisherTest {

    private Cluster cluster;
    private ObservationPublisher publisher;
    private Publication publication;
    private Map<TopicPartition, OffsetAndMetadata> offsets;

    @BeforeEach
    void connect() {
        cluster = TestBroker.shared().newCluster(1);
        publisher = new ObservationPublisher(cluster, "publisher", Duration.ofSeconds(5));
        Page page = Page.of(
                Samples.source("test-table", "https://example.org/"),
                Samples.AT,
                "the page".getBytes(StandardCharsets.UTF_8));
        publication = Publication.of(
                cluster,
                page,
                CatalogueDiff.between(
                        null,
                        Samples.catalogue(List.of(Samples.line("2.7", "2026-09-30")), List.of()),
                        Samples.AT,
                        ZoneOffset.UTC));
        offsets = Map.of(new TopicPartition(cluster.name(Topics.CATALOGUES), 0), new OffsetAndMetadata(0));
    }

    @AfterEach
    void disconnect() {
        publisher.close();
    }

    @Test
    void aMemberPublishesEverything() {
        try (var member = member()) {
            assertThat(publisher.publish(publication, offsets, member.groupMetadata()))
                    .isEqualTo(Outcome.COMMITTED);
        }
        assertThat(TestBroker.read(cluster, Topics.PAGES)).hasSize(1);
        assertThat(TestBroker.read(cluster, Topics.OBSERVATIONS)).hasSize(2);
        assertThat(TestBroker.read(cluster, Topics.CATALOGUES)).hasSize(1);
    }

    @Test
    void aFormerMemberPublishesNothingAndCanPublishOnceItIsAMemberAgain() {
        ConsumerGroupMetadata former;
        try (var member = member()) {
            former = member.groupMetadata();
        }
        try (var other = member()) {
            assertThat(publisher.publish(publication, offsets, former)).isEqualTo(Outcome.FENCED);
            assertNothingCanBeRead();
            assertThat(publisher.publish(publication, offsets, other.groupMetadata()))
                    .isEqualTo(Outcome.COMMITTED);
        }
        assertThat(TestBroker.read(cluster, Topics.OBSERVATIONS)).hasSize(2);
    }

    @Test
    void whoIsNoMemberAtAllPublishesNothingThoughTheBrokerWouldTakeIt() {
        try (var nobody = consumer()) {
            assertThat(publisher.publish(publication, offsets, nobody.groupMetadata()))
                    .isEqualTo(Outcome.FENCED);
        }
        assertNothingCanBeRead();
    }

    @Test
    void aBrokerThatTakesLessThanWeThinkIsAReasonToStopAndLeavesNothing() throws Exception {
        try (Admin admin = Admin.create(cluster.with(Map.of()))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, cluster.name(Topics.CATALOGUES));
            var small = new AlterConfigOp(new ConfigEntry("max.message.bytes", "100"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(small))).all().get();
        }
        try (var member = member()) {
            assertThatThrownBy(() -> publisher.publish(publication, offsets, member.groupMetadata()))
                    .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(RecordTooLargeException.class), e -> assertThat(e)
                            .hasRootCauseInstanceOf(RecordTooLargeException.class));
        }
        assertThat(TestBroker.read(cluster, Topics.CATALOGUES)).isEmpty();
    }

    private void assertNothingCanBeRead() {
        for (var topic : List.of(Topics.PAGES, Topics.OBSERVATIONS, Topics.CATALOGUES)) {
            assertThat(TestBroker.read(cluster, topic)).isEmpty();
        }
    }

    private KafkaConsumer<String, byte[]> member() {
        var consumer = consumer();
        consumer.subscribe(List.of(cluster.name(Topics.CATALOGUES)));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            consumer.poll(Duration.ofMillis(20));
            return !consumer.assignment().isEmpty();
        });
        return consumer;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                cluster.with(Map.of(ConsumerConfig.GROUP_ID_CONFIG, cluster.name("shelflife-ingest"))),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
