package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.CatchUp;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.Moment;
import dev.shelflife.app.story.Story;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Per subject, the same observations give the same transitions byte for byte, wherever and whenever they are processed. */
class SameTransitionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static EmbeddedBroker broker;
    private static List<Moment> everyMidnight;
    private static SortedMap<String, List<String>> replayed;

    @TempDir
    Path state;

    @BeforeAll
    static void replayWithoutABroker(@TempDir Path data) {
        List<Moment> looks = Moment.looks();
        everyMidnight = Moment.withMidnights(looks, 1);
        replayed = Moment.replay(everyMidnight);
        assertThat(replayed.keySet()).isEqualTo(Story.TOLD.keySet());
        Story.TOLD.forEach((subject, told) -> assertThat(replayed.get(subject)).hasSameSizeAs(told));
        broker = EmbeddedBroker.start(data, 0);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void onOnePartition() throws Exception {
        assertThat(processed("one.", 1, everyMidnight)).isEqualTo(replayed);
    }

    @Test
    void onFourPartitions() throws Exception {
        assertThat(processed("four.", 4, everyMidnight)).isEqualTo(replayed);
    }

    @Test
    void withTheClockDownForNinetyDaysAndMore() throws Exception {
        List<Moment> rarely = Moment.withMidnights(Moment.looks(), 95);
        assertThat(rarely).hasSizeLessThan(everyMidnight.size() / 10);
        assertThat(Moment.replay(rarely)).isEqualTo(replayed);
        assertThat(processed("rarely.", 1, rarely)).isEqualTo(replayed);
    }

    private SortedMap<String, List<String>> processed(String prefix, int partitions, List<Moment> moments)
            throws Exception {
        Cluster cluster = new Cluster(Map.of("bootstrap.servers", broker.bootstrapServers()), prefix);
        try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(partitions, (short) 1, 1))) {
            admin.createAndVerify(PATIENCE);
        }
        Moment.write(cluster, moments);
        try (Lifecycles lifecycles = Lifecycles.start(cluster, StreamsSettings.in(state));
                CatchUp catchUp = new CatchUp(cluster);
                StoryLog log = new StoryLog(cluster)) {
            lifecycles.awaitRunning(PATIENCE);
            catchUp.await(Lifecycles.ROLE, Topics.OBSERVATIONS, PATIENCE);
            log.refresh();
            assertThat(log.records(Topics.TRANSITIONS).stream()
                            .map(record -> record.partition())
                            .distinct())
                    .hasSize(partitions == 1 ? 1 : 3);
            return log.transitionsBySubject();
        }
    }
}
