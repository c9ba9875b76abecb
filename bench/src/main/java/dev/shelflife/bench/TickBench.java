package dev.shelflife.bench;

import dev.shelflife.events.Observation;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.LifecycleTopology;
import dev.shelflife.streams.StreamsSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What a tick costs with many lines in the stores: the real processor over RocksDB under Kafka's test driver, whose own cost is
 * in the figures.
 */
final class TickBench implements AutoCloseable {

    private static final int DUE = 1_000;
    private static final int GROUPS = 11;
    private static final int IDLE_TICKS = 301;
    private static final LocalDate FAR = LocalDate.of(2060, 1, 1);
    /** The first lead time of a group is crossed this many days after the start, each group a day later than the one before. */
    private static final int FIRST_GROUP_DAY = 20;

    private static final Instant APPENDED = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration PUMP = Duration.ofMillis(50);

    private final Path directory;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> input;

    private TickBench(Path directory) {
        this.directory = directory;
        Cluster cluster = Cluster.at("127.0.0.1:1");
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        driver = new TopologyTestDriver(LifecycleTopology.build(cluster, StreamsSettings.in(directory)), properties);
        input = driver.createInputTopic(
                cluster.name(Topics.OBSERVATIONS), new StringSerializer(), new ByteArraySerializer());
    }

    static void run(Report report, Options options) throws IOException {
        List<Integer> sizes = options.lines() == null ? List.of(10_000, 100_000, 1_000_000) : List.of(options.lines());
        Report.Table table = report.table(
                "tick, ms",
                "lines",
                "nothing due",
                "range",
                "1,000 due: found",
                "range",
                "first portion told",
                "range",
                "all told",
                "range");
        for (int lines : sizes) {
            try (TickBench bench = new TickBench(Files.createTempDirectory("shelflife-tick"))) {
                bench.fill(lines);
                bench.measure(table, lines);
            }
        }
        table.print();
    }

    private void fill(int lines) {
        for (int version = 0; version < lines; version++) {
            int group = version % (lines / DUE);
            LocalDate patch = group < GROUPS
                    ? LocalDate.ofInstant(Workload.START, ZoneOffset.UTC)
                            .plusDays(FIRST_GROUP_DAY + longestLead() + group)
                    : FAR;
            Observation.Told told = Workload.lines(version, patch, FAR);
            input.pipeInput(told.subject(), Json.write(told), APPENDED);
            if (version % DUE == 0) {
                drain();
            }
        }
        drain();
        tick(Workload.START);
    }

    private void measure(Report.Table table, int lines) {
        Sample idle = Sample.of(IntStream.rangeClosed(1, IDLE_TICKS)
                .mapToDouble(second -> tick(Workload.START.plusSeconds(second)))
                .toArray());
        List<Double> found = new ArrayList<>();
        List<Double> portion = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        int groups = Math.min(GROUPS, lines / DUE);
        for (int group = 0; group < groups; group++) {
            Instant due = Workload.START.truncatedTo(ChronoUnit.DAYS).plus(FIRST_GROUP_DAY + group, ChronoUnit.DAYS);
            found.add(scan(due));
            double first = tick(due);
            double rest = pumpUntilTold();
            portion.add(first);
            all.add(first + rest);
        }
        table.row(
                String.format(java.util.Locale.ROOT, "%,d", lines),
                Report.number(idle.median()),
                idle.range(),
                Report.number(sample(found).median()),
                sample(found).range(),
                Report.number(sample(portion).median()),
                sample(portion).range(),
                Report.number(sample(all).median()),
                sample(all).range());
    }

    private double tick(Instant at) {
        byte[] value = Json.write(new Observation.Tick(at));
        long start = System.nanoTime();
        input.pipeInput("tick", value, APPENDED);
        return (System.nanoTime() - start) / 1e6;
    }

    /** Finds what is due in the index, as the processor does it, and decides nothing. */
    private double scan(Instant due) {
        KeyValueStore<Bytes, byte[]> index = driver.getKeyValueStore("due-index");
        long start = System.nanoTime();
        int count = 0;
        try (KeyValueIterator<Bytes, byte[]> keys =
                index.range(indexKey(due.minusSeconds(1)), indexKey(due.plusMillis(1)))) {
            for (; keys.hasNext(); keys.next()) {
                count++;
            }
        }
        double millis = (System.nanoTime() - start) / 1e6;
        if (count != DUE) {
            throw new IllegalStateException(count + " are due at " + due + " instead of " + DUE);
        }
        return millis;
    }

    /** As the processor writes it: the instant with its sign turned; sorts before every key of that instant. */
    private static Bytes indexKey(Instant at) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES)
                .putLong(at.toEpochMilli() ^ Long.MIN_VALUE)
                .array());
    }

    private double pumpUntilTold() {
        double millis = 0;
        int told = drain();
        while (told < DUE) {
            long start = System.nanoTime();
            driver.advanceWallClockTime(PUMP);
            millis += (System.nanoTime() - start) / 1e6;
            told += drain();
        }
        return millis;
    }

    /** Reads what was written, to the changelogs too, for the driver keeps it all. */
    private int drain() {
        driver.producedTopicNames().stream()
                .filter(topic -> !topic.equals(Topics.TRANSITIONS.name()))
                .forEach(this::read);
        return read(Topics.TRANSITIONS.name());
    }

    private int read(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .size();
    }

    private static int longestLead() {
        return Objects.requireNonNull(LeadTimes.DEFAULT.nextAfter(null));
    }

    private static Sample sample(List<Double> values) {
        return Sample.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public void close() throws IOException {
        driver.close();
        BenchBroker.delete(directory);
    }
}
