package dev.shelflife.notifier.topology;

import static dev.shelflife.notifier.topology.InventoryExamples.DAY;
import static dev.shelflife.notifier.topology.InventoryExamples.subject;
import static dev.shelflife.notifier.topology.InventoryExamples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What owners are told of what they run. */
class TargetTransitionsTest {

    private static final Cluster CLUSTER = Cluster.at("nowhere:1");
    private static final String IMAGE = "gcr.io/deeplearning-platform-release/tf2-cpu.2-15.py310:m125";
    private static final String NAME = "tf2-cpu.2-15.py310";
    private static final Instant DECIDED = Instant.parse("2026-03-10T00:00:00Z");

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> rows;
    private TestInputTopic<String, byte[]> items;
    private TestOutputTopic<String, byte[]> told;

    @BeforeEach
    void open() {
        driver = new TopologyTestDriver(
                InventoryTopology.of(CLUSTER), StreamsSettings.of(CLUSTER, InventoryTopology.ROLE, state, 1));
        rows = driver.createInputTopic(
                CLUSTER.name(Topics.LIFECYCLES), new StringSerializer(), new ByteArraySerializer());
        items = driver.createInputTopic(
                CLUSTER.name(Topics.INVENTORY), new StringSerializer(), new ByteArraySerializer());
        told = driver.createOutputTopic(
                CLUSTER.name(Topics.TARGET_TRANSITIONS), new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void theOwnerIsToldOnceForAllWorkloads_andAgainWhenAnotherBeginsToRunIt() {
        row(version("2.15", 2, true, NAME));
        item("a", "Deployment/shop/one");
        item("b", "Deployment/shop/two");
        assertThat(told()).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo(TransitionType.REACHED);
            assertThat(each.milestone()).isEqualTo(Milestone.END_OF_PATCH);
            assertThat(each.newDate()).isEqualTo(DAY.plusDays(2));
            assertThat(each.subject()).isEqualTo(SubjectKey.use("team-a", IMAGE));
            assertThat(each.lines())
                    .extracting(Transition.Line::section)
                    .containsExactly("Deployment/shop/one (production)", "Deployment/shop/two (production)");
            assertThat(each.use()).satisfies(use -> {
                assertThat(use.owner()).isEqualTo("team-a");
                assertThat(use.subjects()).containsExactly(subject("2.15"));
            });
            assertThat(each.provenance()).isNotEmpty();
        });
        item("b", "Deployment/shop/two");
        row(version("2.15", 2, true, NAME));
        assertThat(told()).as("nothing is new").isEmpty();
        item("c", "Deployment/shop/three");
        assertThat(told()).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo(TransitionType.REACHED);
            assertThat(each.lines()).hasSize(3);
        });
    }

    @Test
    void whatEndedIsTakenBackWhenNobodyRunsIt_andToldAnewWhenSomebodyDoes() {
        row(version("2.15", 2, true, NAME));
        item("a", "Deployment/shop/one");
        item("b", "Deployment/shop/two");
        String first = told().get(0).id();
        items.pipeInput("a", null);
        assertThat(told()).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo(TransitionType.USE_ENDED);
            assertThat(each.lines()).extracting(Transition.Line::id).containsExactly("a");
            assertThat(each.otherLines()).extracting(Transition.Line::id).containsExactly("b");
        });
        items.pipeInput("b", null);
        assertThat(told()).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo(TransitionType.USE_ENDED);
            assertThat(each.otherLines()).isEmpty();
        });
        item("a", "Deployment/shop/one");
        item("b", "Deployment/shop/two");
        assertThat(told()).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo(TransitionType.REACHED);
            assertThat(each.id()).isNotEqualTo(first);
        });
    }

    @Test
    void aStoryOfDates() {
        row(version("2.15", 1, false, NAME));
        item("a", "Deployment/shop/one");
        assertThat(told()).as("supported").isEmpty();
        row(version("2.15", 2, false, NAME));
        assertThat(types()).containsExactly(TransitionType.APPROACHING);
        row(version("2.15", 3, false, NAME));
        assertThat(told())
                .satisfiesExactly(
                        moved -> {
                            assertThat(moved.type()).isEqualTo(TransitionType.MOVED_LATER);
                            assertThat(moved.oldDate()).isEqualTo(DAY.plusDays(2));
                            assertThat(moved.newDate()).isEqualTo(DAY.plusDays(3));
                        },
                        near -> {
                            assertThat(near.type()).isEqualTo(TransitionType.APPROACHING);
                            assertThat(near.newDate()).isEqualTo(DAY.plusDays(3));
                            assertThat(near.daysOfNotice()).isEqualTo(24);
                        });
        row(version("2.15", 3, true, NAME));
        assertThat(types()).containsExactly(TransitionType.REACHED);
        row(version("2.15", 5, false, NAME));
        assertThat(types())
                .containsExactly(TransitionType.MOVED_LATER, TransitionType.REOPENED, TransitionType.APPROACHING);
        rows.pipeInput(subject("2.15"), null);
        assertThat(told())
                .satisfiesExactly(
                        unknown -> {
                            assertThat(unknown.type()).isEqualTo(TransitionType.UNMATCHED);
                            assertThat(unknown.reason()).startsWith("unknown: no page that is watched tells of");
                        },
                        back -> {
                            assertThat(back.type()).isEqualTo(TransitionType.WITHDRAWN);
                            assertThat(back.milestone()).isEqualTo(Milestone.END_OF_PATCH);
                            assertThat(back.use()).satisfies(use -> assertThat(use.subjects())
                                    .as("who asked for this version hears that it is taken back")
                                    .containsExactly(subject("2.15")));
                        });
    }

    @Test
    void aDigestAloneIsToldAsUnknown() {
        items.pipeInput("a", Json.write(use("sha256:0123456789abcdef0123456789abcdef")));
        assertThat(told()).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo(TransitionType.UNMATCHED);
            assertThat(each.reason()).isEqualTo("unknown: digest not published");
            assertThat(each.milestone()).isNull();
        });
    }

    @Test
    void whatCameAndWentBeforeItWasToldIsToldByNobody() {
        row(version("2.15", 2, true, NAME));
        item("a", "Deployment/shop/one");
        items.pipeInput("a", null);
        assertThat(told()).isEmpty();
    }

    @Test
    void itIsToldAfterAWhileThoughMoreKeepsComing() {
        row(version("2.15", 2, true, NAME));
        for (int i = 0; i < 12; i++) {
            item("item-" + i, "Deployment/shop/" + i);
            driver.advanceWallClockTime(UseProcessor.QUIET.dividedBy(2));
        }
        assertThat(told.isEmpty()).isFalse();
    }

    @Test
    void itHappenedWhenTheLogHadBeenDecided() {
        item("a", "Deployment/shop/one");
        told();
        Headers headers = new RecordHeaders();
        CloudEventHeaders.add(headers, CloudEventHeaders.DECIDED_AT, "2027-01-01T00:00:00Z");
        rows.pipeInput(
                new TestRecord<>(subject("2.15"), Json.write(version("2.15", 2, true, NAME)), headers, Instant.EPOCH));
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        TestRecord<String, byte[]> record = told.readRecord();
        assertThat(Json.read(record.value(), Transition.class).effectiveAt())
                .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(CloudEventHeaders.text(record.headers(), CloudEventHeaders.DECIDED_AT))
                .isEqualTo("2027-01-01T00:00:00Z");
        assertThat(CloudEventHeaders.text(record.headers(), "ce_type")).isEqualTo("dev.shelflife.lifecycle.reached.v1");
    }

    private void row(FrameworkVersion row) {
        rows.pipeInput(row.subject(), Json.write(row), DECIDED);
    }

    private void item(String key, @Nullable String workload) {
        items.pipeInput(
                key,
                Json.write(new InventoryItem(IMAGE, workload, "team-a", "production", "test", Instant.EPOCH)),
                DECIDED);
    }

    private static InventoryItem use(String reference) {
        return InventoryExamples.use(reference, "Deployment/shop/one");
    }

    private List<TransitionType> types() {
        return told().stream().map(Transition::type).toList();
    }

    /** What is told once it has been quiet. */
    private List<Transition> told() {
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        List<Transition> all = new ArrayList<>();
        told.readRecordsToList().forEach(each -> all.add(Json.read(each.value(), Transition.class)));
        return all;
    }
}
