package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.Story;
import dev.shelflife.app.story.StoryInstallation;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.app.story.StorySite;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart in the middle of the story, whatever is lost with it, cannot be seen in what is told. */
class RestartTest {

    /** What a restart loses. */
    private enum Loss {
        /** The positions of all consumer groups. */
        OFFSETS,
        /** The state that the roles keep on this machine's disk. */
        LOCAL_STATE
    }

    /**
     * What the world sees of an installation.
     *
     * @param transitions by subject, byte for byte
     * @param deprecations by milestone, byte for byte; in the order of each subject
     * @param received ids of the webhooks, sorted
     * @param suppressed ids of what was not sent on purpose, sorted
     */
    private record Told(
            SortedMap<String, List<String>> transitions,
            Map<Milestone, SortedMap<String, List<String>>> deprecations,
            List<String> received,
            List<String> suppressed) {}

    private static Told uninterrupted;

    @TempDir
    Path data;

    @BeforeAll
    static void withoutARestart(@TempDir Path data) throws Exception {
        try (StorySite site = new StorySite();
                EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            Cluster cluster = Cluster.at(broker.bootstrapServers());
            try (StoryInstallation installation = StoryInstallation.start(cluster, TopicLayout.EMBEDDED, data, site)) {
                play(Story.FIRST_HALF, site, installation);
                play(Story.SECOND_HALF, site, installation);
                uninterrupted = told(cluster, site, installation);
            }
        }
        assertThat(uninterrupted.transitions().keySet()).isEqualTo(Story.TOLD.keySet());
        assertThat(uninterrupted.received()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void anOrderlyRestartLosesAndRepeatsNothing() throws Exception {
        assertThat(restarted(EnumSet.noneOf(Loss.class))).isEqualTo(uninterrupted);
    }

    @Test
    void aRestartWithoutTheGroupsOffsetsLosesAndRepeatsNothing() throws Exception {
        assertThat(restarted(EnumSet.of(Loss.OFFSETS))).isEqualTo(uninterrupted);
    }

    @Test
    void aRestartWithoutTheLocalStateLosesAndRepeatsNothing() throws Exception {
        assertThat(restarted(EnumSet.of(Loss.LOCAL_STATE))).isEqualTo(uninterrupted);
    }

    @Test
    void aRestartWithoutBothLosesAndRepeatsNothing() throws Exception {
        assertThat(restarted(EnumSet.allOf(Loss.class))).isEqualTo(uninterrupted);
    }

    /** The first run ends with its work under way: nobody waits until it is decided, routed or delivered. */
    private Told restarted(Set<Loss> losses) throws Exception {
        try (StorySite site = new StorySite()) {
            try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
                Cluster cluster = Cluster.at(broker.bootstrapServers());
                try (StoryInstallation installation =
                        StoryInstallation.start(cluster, TopicLayout.EMBEDDED, data, site)) {
                    play(Story.FIRST_HALF, site, installation);
                }
                if (losses.contains(Loss.OFFSETS)) {
                    deleteGroups(cluster);
                }
            }
            if (losses.contains(Loss.LOCAL_STATE)) {
                deleteTree(data.resolve("streams"));
                deleteTree(data.resolve("notifier"));
            }
            try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
                Cluster cluster = Cluster.at(broker.bootstrapServers());
                try (StoryInstallation installation =
                        StoryInstallation.start(cluster, TopicLayout.EMBEDDED, data, site)) {
                    play(Story.SECOND_HALF, site, installation);
                    return told(cluster, site, installation);
                }
            }
        }
    }

    private static void play(List<Story.Scene> scenes, StorySite site, StoryInstallation installation)
            throws Exception {
        for (Story.Scene scene : scenes) {
            scene.play(site, installation);
        }
    }

    private static Told told(Cluster cluster, StorySite site, StoryInstallation installation) throws Exception {
        installation.awaitDecided();
        try (StoryLog log = new StoryLog(cluster)) {
            log.awaitTold();
            assertThat(log.booked(Delivery.Outcome.DELIVERED))
                    .containsExactlyInAnyOrderElementsOf(log.values(Topics.OUTBOX).stream()
                            .map(Notification::id)
                            .toList());
            assertThat(site.refused()).isEmpty();
            return new Told(
                    log.transitionsBySubject(),
                    Map.of(
                            Milestone.END_OF_PATCH, deprecations(log, Milestone.END_OF_PATCH),
                            Milestone.END_OF_AVAILABILITY, deprecations(log, Milestone.END_OF_AVAILABILITY)),
                    site.received().stream()
                            .map(StorySite.Received::id)
                            .sorted()
                            .toList(),
                    log.booked(Delivery.Outcome.SUPPRESSED).stream().sorted().toList());
        }
    }

    private static SortedMap<String, List<String>> deprecations(StoryLog log, Milestone milestone) {
        SortedMap<String, List<String>> bySubject = new TreeMap<>();
        log.records(Topics.deprecations(milestone)).forEach(record -> bySubject
                .computeIfAbsent(record.key(), none -> new ArrayList<>())
                .add(new String(record.value(), StandardCharsets.UTF_8)));
        return bySubject;
    }

    private static void deleteGroups(Cluster cluster) throws Exception {
        try (Admin admin = Admin.create(cluster.with(Map.of()))) {
            Set<String> groups = new HashSet<>();
            for (GroupListing group : admin.listGroups().all().get()) {
                if (group.type().filter(type -> type == GroupType.CLASSIC).isPresent()) {
                    groups.add(group.groupId());
                }
            }
            assertThat(groups)
                    .containsExactlyInAnyOrder(
                            "shelflife-ingest",
                            "shelflife-lifecycles",
                            "shelflife-routing",
                            "shelflife-sender",
                            "shelflife-inventory");
            admin.deleteConsumerGroups(groups).all().get();
        }
    }

    private static void deleteTree(Path directory) throws Exception {
        assertThat(directory).isNotEmptyDirectory();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
