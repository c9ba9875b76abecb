package dev.shelflife.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Stage;
import dev.shelflife.events.Transition;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** The story on some Kafka, and what everybody must see of it: the same wherever the broker comes from. */
public final class WholeStory {

    private static final byte[] POISON = "{ no observation".getBytes(StandardCharsets.UTF_8);

    private WholeStory() {}

    /** Plays it from beginning to end, with a record that nobody can read in the middle. */
    public static void play(Cluster cluster, TopicLayout layout, Path data) throws Exception {
        try (StorySite site = new StorySite();
                StoryInstallation installation = StoryInstallation.start(cluster, layout, data, site);
                StoryLog log = new StoryLog(cluster)) {
            for (Story.Scene scene : Story.FIRST_HALF) {
                scene.play(site, installation);
            }
            poison(cluster);
            for (Story.Scene scene : Story.SECOND_HALF) {
                scene.play(site, installation);
            }
            installation.awaitDecided();
            log.awaitTold();

            transitions(log);
            imageReleases(log);
            lifecycles(log);
            deprecations(cluster, log);
            deliveries(log, site);
            deadLetter(cluster, log);
            assertThat(installation.hasFailed()).isFalse();
        }
    }

    private static void transitions(StoryLog log) {
        List<Transition> all = log.values(Topics.TRANSITIONS);
        assertThat(all).extracting(Transition::id).doesNotHaveDuplicates();
        Map<String, List<String>> told = all.stream()
                .collect(Collectors.groupingBy(
                        Transition::subject, Collectors.mapping(WholeStory::inWords, Collectors.toList())));
        Story.TOLD.forEach(
                (subject, expected) -> assertThat(told.get(subject)).as(subject).isEqualTo(expected));
        assertThat(told.keySet()).isEqualTo(Story.TOLD.keySet());
        assertThat(log.records(Topics.TRANSITIONS)).allSatisfy(record -> headers(record.headers(), record));
    }

    private static void imageReleases(StoryLog log) {
        assertThat(log.values(Topics.IMAGE_RELEASES))
                .extracting(ImageRelease::key)
                .containsExactlyInAnyOrder(Story.TENSORFLOW, Story.PYTORCH, Story.VM_PYTORCH);
    }

    private static void lifecycles(StoryLog log) {
        Map<String, Lifecycle> rows = new HashMap<>();
        log.values(Topics.LIFECYCLES).forEach(row -> rows.put(row.subject(), row));
        assertThat(stages(rows.get(Story.TENSORFLOW))).containsExactly(Stage.END_OF_AVAILABILITY);
        assertThat(stages(rows.get(Story.PYTORCH))).containsExactly(Stage.END_OF_PATCH);
        assertThat(stages(rows.get(Story.VM_PYTORCH))).containsExactly(Stage.END_OF_PATCH);
        assertThat(rows).containsKeys("source/google-dlc-table", "source/google-dlvm-release-notes");
    }

    private static List<Stage> stages(Lifecycle row) {
        return ((Lifecycle.FrameworkVersion) row)
                .lines().values().stream().map(Lifecycle.LineState::stage).toList();
    }

    /** As a subscriber who knows nothing of us reads them: a group, text, JSON. */
    private static void deprecations(Cluster cluster, StoryLog log) throws Exception {
        assertThat(log.deprecationIds()).containsExactlyInAnyOrderElementsOf(log.expectedDeprecationIds());
        List<String> topics = Stream.of(Topics.END_OF_PATCH, Topics.END_OF_AVAILABILITY)
                .map(cluster::name)
                .toList();
        List<String> read = new ArrayList<>();
        try (KafkaConsumer<String, String> subscriber = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", cluster.bootstrapServers(),
                        "group.id", "subscriber",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            subscriber.subscribe(topics);
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                for (ConsumerRecord<String, String> record : subscriber.poll(Duration.ofMillis(200))) {
                    JsonNode json = Json.mapper().readTree(record.value());
                    headers(record.headers(), record);
                    read.add(record.topic().substring(record.topic().lastIndexOf('.') + 1) + " " + record.key() + " "
                            + json.get("type").textValue() + " "
                            + json.get("newDate").asText());
                }
                assertThat(read)
                        .containsExactlyInAnyOrder(
                                "end-of-patch " + Story.TENSORFLOW + " REACHED 2025-03-20",
                                "end-of-patch " + Story.TENSORFLOW + " REOPENED 2025-07-01",
                                "end-of-patch " + Story.TENSORFLOW + " REACHED 2025-07-01",
                                "end-of-patch " + Story.PYTORCH + " REACHED 2025-04-20",
                                "end-of-patch " + Story.VM_PYTORCH + " REACHED 2025-04-10",
                                "end-of-availability " + Story.TENSORFLOW + " REACHED 2025-06-01",
                                "end-of-availability " + Story.PYTORCH + " WITHDRAWN null");
            });
        }
    }

    private static void headers(Headers headers, ConsumerRecord<String, ?> record) {
        byte[] bytes = record.value() instanceof byte[] raw
                ? raw
                : String.valueOf(record.value()).getBytes(StandardCharsets.UTF_8);
        Transition transition = Json.read(bytes, Transition.class);
        assertThat(record.key()).isEqualTo(transition.subject());
        assertThat(text(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(text(headers, "ce_id")).isEqualTo(transition.id());
        assertThat(text(headers, "ce_source")).isEqualTo("urn:shelflife:" + transition.service());
        assertThat(text(headers, "ce_type"))
                .isEqualTo("dev.shelflife.lifecycle." + transition.type().slug() + ".v1");
        assertThat(text(headers, "ce_subject")).isEqualTo(transition.subject());
        assertThat(text(headers, "ce_time")).isEqualTo(transition.effectiveAt().toString());
        assertThat(text(headers, "content-type")).isEqualTo("application/json");
    }

    private static void deliveries(StoryLog log, StorySite site) {
        assertThat(site.refused()).isEmpty();
        assertThat(site.received())
                .extracting(StorySite.Received::id)
                .containsExactlyInAnyOrderElementsOf(log.booked(Delivery.Outcome.DELIVERED))
                .containsExactlyInAnyOrderElementsOf(
                        log.values(Topics.OUTBOX).stream().map(Notification::id).toList());
        assertThat(site.received()).extracting(StorySite.Received::body).anySatisfy(body -> assertThat(body)
                .contains("\"type\":\"lifecycle.reached\"")
                .contains(Story.TENSORFLOW));
    }

    private static void poison(Cluster cluster) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(cluster.with(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(cluster.name(Topics.OBSERVATIONS), Story.TENSORFLOW, POISON))
                    .get();
        }
    }

    private static void deadLetter(Cluster cluster, StoryLog log) {
        assertThat(log.records(Topics.OBSERVATIONS_DEAD_LETTER)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(Story.TENSORFLOW);
            assertThat(record.value()).isEqualTo(POISON);
            assertThat(text(record.headers(), "__streams.errors.topic")).isEqualTo(cluster.name(Topics.OBSERVATIONS));
            assertThat(text(record.headers(), "__streams.errors.message")).contains("cannot be read as Observation");
        });
    }

    private static String inWords(Transition transition) {
        return Stream.of(transition.type(), transition.milestone(), transition.newDate(), transition.leadDays())
                .filter(each -> each != null)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
