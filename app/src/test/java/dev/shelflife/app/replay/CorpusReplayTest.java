package dev.shelflife.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.archive.WarcExport;
import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.CatchUp;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.Moment;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.events.ArchivedPage;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.GroupPartitioner;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.SourceCatalogue;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All real histories at hand tell per subject the same transitions, byte for byte: replayed from their pages, replayed from an
 * export of these, and live, with a tick at each midnight, on one partition, two and eight, after an outage, with offsets lost.
 */
@EnabledIfEnvironmentVariable(named = "SHELFLIFE_CORPUS", matches = ".+")
class CorpusReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instant END = Instant.parse("2026-10-01T00:00:00Z");

    private static final SortedMap<String, List<String>> replayed = new TreeMap<>();
    private static List<Moment> moments = List.of();
    private static EmbeddedBroker broker;

    @TempDir
    Path folder;

    @BeforeAll
    static void replayWithoutABroker(@TempDir Path data) throws Exception {
        List<Moment> told = new ArrayList<>();
        for (Path pages : folders()) {
            keep(replay(pages));
            Looks looks = new Looks(GuardMode.ENFORCE, said -> {});
            for (PageArchive.Entry entry : PageArchive.open(pages, SourceCatalogue.BUILT_IN, said -> {})
                    .entries()) {
                told.add(new Moment(entry.fetchedAt(), looks.at(entry.page(), entry.name())));
            }
        }
        List<Transition> moves = new ArrayList<>();
        Path file = corpus().resolve("moves/observations.jsonl");
        Replay.observations(file, END, LeadTimes.DEFAULT, moves::add);
        keep(bySubject(moves));
        for (Observation.Told each : ObservationFile.read(file)) {
            told.add(new Moment(each.at(), List.of(each)));
        }
        told.removeIf(each -> each.told().isEmpty());
        moments = withMidnights(told);
        broker = EmbeddedBroker.start(data, 0);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    static List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.walk(corpus())) {
            return files.filter(ManifestFolder::isOne).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void fromTheArchive(Path pages) throws Exception {
        Path warc = folder.resolve("pages.warc.gz");
        try (WarcExport export = new WarcExport(warc)) {
            for (PageArchive.Entry entry : PageArchive.open(pages, SourceCatalogue.BUILT_IN, said -> {})
                    .entries()) {
                Page page = entry.page();
                export.add(page.sha256(), archived(page));
            }
            export.finish("test");
        }
        assertThat(replay(warc)).isNotEmpty().isEqualTo(replay(pages));
    }

    @Test
    void liveOnOnePartition() throws Exception {
        assertLive("one.", 1, false);
    }

    @Test
    void liveOnTwoPartitionsWithTheOffsetsLost() throws Exception {
        assertLive("two.", 2, true);
    }

    @Test
    void liveOnEightPartitionsWithTheOffsetsLost() throws Exception {
        assertLive("eight.", 8, true);
    }

    /** Half of the log, an outage in which a third of it is written, the rest. */
    private void assertLive(String prefix, int partitions, boolean offsetsLost) throws Exception {
        Cluster cluster = new Cluster(Map.of("bootstrap.servers", broker.bootstrapServers()), prefix);
        try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(partitions, (short) 1, 1));
                StoryLog log = created(admin, cluster)) {
            int outage = moments.size() / 2;
            int back = moments.size() * 5 / 6;
            try (Lifecycles role = Lifecycles.start(cluster, StreamsSettings.in(folder))) {
                role.awaitRunning(PATIENCE);
                write(cluster, partitions, moments.subList(0, outage));
            }
            write(cluster, partitions, moments.subList(outage, back));
            if (offsetsLost) {
                deleteGroup(cluster);
            }
            try (Lifecycles role = Lifecycles.start(cluster, StreamsSettings.in(folder))) {
                role.awaitRunning(PATIENCE);
                write(cluster, partitions, moments.subList(back, moments.size()));
                awaitTold(cluster, log);
            }
            assertThat(log.records(Topics.OBSERVATIONS_DEAD_LETTER)).isEmpty();
            SortedMap<String, List<String>> told = ofPages(log);
            assertThat(told).containsOnlyKeys(replayed.keySet());
            replayed.forEach((subject, each) -> assertThat(told.get(subject)).isEqualTo(each));
        }
    }

    /** Does not wait for each record, as {@link Moment#write} does: there are thousands. */
    private static void write(Cluster cluster, int partitions, List<Moment> moments) throws Exception {
        String topic = cluster.name(Topics.OBSERVATIONS);
        List<Future<RecordMetadata>> written = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(cluster.with(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
            for (Moment moment : moments) {
                for (int each = 0; each < partitions && moment.told().isEmpty(); each++) {
                    byte[] tick = Json.write(new Observation.Tick(moment.at()));
                    written.add(producer.send(new ProducerRecord<>(topic, each, "tick", tick)));
                }
                for (Observation.Told told : moment.told()) {
                    int partition = GroupPartitioner.partition(told.subject(), partitions);
                    written.add(
                            producer.send(new ProducerRecord<>(topic, partition, told.subject(), Json.write(told))));
                }
            }
        }
        for (Future<RecordMetadata> each : written) {
            each.get();
        }
    }

    private static StoryLog created(TopicAdmin admin, Cluster cluster) throws Exception {
        admin.createAndVerify(PATIENCE);
        return new StoryLog(cluster);
    }

    private static void awaitTold(Cluster cluster, StoryLog log) throws Exception {
        try (CatchUp catchUp = new CatchUp(cluster)) {
            catchUp.await(Lifecycles.ROLE, Topics.OBSERVATIONS, PATIENCE);
        }
        int all = replayed.values().stream().mapToInt(List::size).sum();
        Awaitility.await("the portions after the last tick")
                .atMost(PATIENCE)
                .until(() -> ofPages(log.refresh()).values().stream()
                                .mapToInt(List::size)
                                .sum()
                        >= all);
    }

    /** An archive holds pages, not looks: that a source was not looked at is told live alone. */
    private static SortedMap<String, List<String>> ofPages(StoryLog log) {
        SortedMap<String, List<String>> told = new TreeMap<>();
        log.transitionsBySubject().forEach((subject, all) -> {
            List<String> others = all.stream()
                    .filter(each -> !each.contains("\"type\":\"VERIFICATION_"))
                    .toList();
            if (!others.isEmpty()) {
                told.put(subject, others);
            }
        });
        return told;
    }

    private static void deleteGroup(Cluster cluster) throws Exception {
        try (Admin admin = Admin.create(cluster.with(Map.of()))) {
            admin.deleteConsumerGroups(List.of(cluster.name(Lifecycles.ROLE)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** In the order of time, midnights first. */
    private static List<Moment> withMidnights(List<Moment> told) {
        SortedSet<Instant> midnights = new TreeSet<>();
        Instant first =
                told.stream().map(Moment::at).min(Comparator.naturalOrder()).orElseThrow();
        for (Instant at = first.truncatedTo(ChronoUnit.DAYS); at.isBefore(END); at = at.plus(1, ChronoUnit.DAYS)) {
            midnights.add(at);
        }
        midnights.add(END);
        List<Moment> all = new ArrayList<>();
        midnights.forEach(at -> all.add(new Moment(at, List.of())));
        all.addAll(told);
        all.sort(Comparator.comparing(Moment::at));
        return all;
    }

    private static SortedMap<String, List<String>> replay(Path pages) throws Exception {
        List<Transition> told = new ArrayList<>();
        Replay.pages(pages, SourceCatalogue.BUILT_IN, END, GuardMode.ENFORCE, LeadTimes.DEFAULT, said -> {}, told::add);
        return bySubject(told);
    }

    private static SortedMap<String, List<String>> bySubject(List<Transition> transitions) {
        SortedMap<String, List<String>> told = new TreeMap<>();
        transitions.forEach(each ->
                told.computeIfAbsent(each.subject(), none -> new ArrayList<>()).add(Json.line(each)));
        return told;
    }

    /** Each history has its own subjects, so that all of them fit into one log. */
    private static void keep(SortedMap<String, List<String>> history) {
        assertThat(history).isNotEmpty().doesNotContainKeys(replayed.keySet().toArray(String[]::new));
        replayed.putAll(history);
    }

    private static ArchivedPage archived(Page page) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(page.body());
        }
        return new ArchivedPage(
                page.source().id(),
                page.url().toString(),
                page.fetchedAt(),
                page.status(),
                page.contentType(),
                page.body().length,
                packed.toByteArray());
    }

    private static Path corpus() {
        return Path.of(System.getenv("SHELFLIFE_CORPUS"));
    }
}
