package dev.shelflife.bench;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Starts of the streams role with many lines: with its state, without it, and what the bare reading of its changelogs costs. */
final class RestartBench {

    private static final int LINES = 1_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final LocalDate FAR = LocalDate.of(2060, 1, 1);
    private static final List<String> CHANGELOGS = List.of("rows", "due-index");

    private RestartBench() {}

    static void run(Report report, dev.shelflife.bench.Options options) throws Exception {
        int lines = options.linesOr(LINES);
        List<Double> kept = new ArrayList<>();
        List<Double> lost = new ArrayList<>();
        List<Double> raw = new ArrayList<>();
        List<Double> empty = new ArrayList<>();
        try (BenchBroker broker = BenchBroker.start()) {
            empty.add(start(broker.newRun(), broker.newDirectory("state")));
            Cluster cluster = broker.newRun();
            Path state = broker.newDirectory("state");
            fill(broker, cluster, state, lines);
            for (int round = 0; round < options.pairs(); round++) {
                kept.add(start(cluster, state));
                BenchBroker.delete(state);
                lost.add(start(cluster, state));
                raw.add(raw(cluster, broker.newDirectory("raw" + round)));
                empty.add(start(broker.newRun(), broker.newDirectory("state")));
            }
        }
        Report.Table table = report.table("restart, " + lines + " lines, s", "start", "median", "range");
        row(table, "nothing there", empty);
        row(table, "state kept", kept);
        row(table, "state lost", lost);
        row(table, "raw restore of the changelogs", raw);
        table.print();
    }

    private static void fill(BenchBroker broker, Cluster cluster, Path state, int lines) throws Exception {
        broker.tell(
                cluster,
                IntStream.range(0, lines)
                        .mapToObj(version -> Workload.lines(version, FAR, FAR))
                        .iterator());
        try (Lifecycles role = Lifecycles.start(cluster, StreamsSettings.in(state))) {
            role.awaitRunning(LIMIT);
            BenchBroker.awaitCaughtUp(cluster, Lifecycles.ROLE);
        }
    }

    private static double start(Cluster cluster, Path state) throws Exception {
        long start = System.nanoTime();
        try (Lifecycles role = Lifecycles.start(cluster, StreamsSettings.in(state))) {
            role.awaitRunning(LIMIT);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** Reads the changelogs to their end and puts what they hold into RocksDB, batch by batch. */
    private static double raw(Cluster cluster, Path directory) throws Exception {
        long start = System.nanoTime();
        Files.createDirectories(directory);
        try (Consumer<byte[], byte[]> reader = new KafkaConsumer<>(
                        cluster.with(Map.of("isolation.level", "read_committed", "max.poll.records", 1_000)),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                Options options = new Options().setCreateIfMissing(true);
                WriteOptions noLog = new WriteOptions().setDisableWAL(true)) {
            for (String store : CHANGELOGS) {
                TopicPartition partition =
                        new TopicPartition(cluster.name(Lifecycles.ROLE) + "-" + store + "-changelog", 0);
                reader.assign(List.of(partition));
                reader.seekToBeginning(List.of(partition));
                long end = Objects.requireNonNull(
                        reader.endOffsets(List.of(partition)).get(partition));
                try (RocksDB db = RocksDB.open(options, directory.resolve(store).toString())) {
                    while (reader.position(partition) < end) {
                        try (WriteBatch batch = new WriteBatch()) {
                            for (ConsumerRecord<byte[], byte[]> each : reader.poll(Duration.ofMillis(100))) {
                                if (each.value() == null) {
                                    batch.delete(each.key());
                                } else {
                                    batch.put(each.key(), each.value());
                                }
                            }
                            db.write(noLog, batch);
                        }
                    }
                }
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void row(Report.Table table, String name, List<Double> seconds) {
        Sample sample =
                Sample.of(seconds.stream().mapToDouble(Double::doubleValue).toArray());
        table.row(name, Report.number(sample.median()), sample.range());
    }
}
