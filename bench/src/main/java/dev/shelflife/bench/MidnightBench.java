package dev.shelflife.bench;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.ClockRole;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Many lines that end at one midnight, on a real broker, seen by a reader of committed records. */
final class MidnightBench {

    private static final int LINES = 100_000;
    private static final LocalDate LAST_GOOD_DAY = LocalDate.of(2025, 1, 1);
    private static final Instant MIDNIGHT = Instant.parse("2025-01-02T00:00:00Z");
    private static final LocalDate FAR = LocalDate.of(2060, 1, 1);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int ROW_BYTES = 1_788;

    /** One night, in seconds, and lines a second of the same records written without any thought. */
    private record Night(double first, double last, double longestTransaction, int transactions, double bareSeconds) {}

    private MidnightBench() {}

    static void run(Report report, Options options) throws Exception {
        int lines = options.linesOr(LINES);
        List<Night> nights = new ArrayList<>();
        try (BenchBroker broker = BenchBroker.start()) {
            for (int round = 0; round <= options.pairs(); round++) {
                Night night = measure(broker, lines);
                if (round > 0) {
                    nights.add(night);
                }
            }
        }
        Report.Table table = report.table("midnight, " + lines + " lines", "measure", "median", "range");
        row(table, "first transition readable, s", nights.stream().mapToDouble(Night::first));
        row(table, "last transition readable, s", nights.stream().mapToDouble(Night::last));
        row(table, "longest transaction, s", nights.stream().mapToDouble(Night::longestTransaction));
        row(table, "transactions", nights.stream().mapToDouble(Night::transactions));
        row(table, "lines/s", nights.stream().mapToDouble(night -> lines / night.last()));
        row(
                table,
                "lines/s, bare transactional produce",
                nights.stream().mapToDouble(night -> lines / night.bareSeconds()));
        row(table, "part of bare", nights.stream().mapToDouble(night -> night.bareSeconds() / night.last()));
        table.print();
    }

    private static Night measure(BenchBroker broker, int lines) throws Exception {
        Cluster cluster = broker.newRun();
        broker.tell(
                cluster,
                IntStream.range(0, lines)
                        .mapToObj(version -> Workload.lines(version, LAST_GOOD_DAY, FAR))
                        .iterator());
        StreamsSettings settings = StreamsSettings.in(broker.newDirectory("state"));
        try (Lifecycles role = Lifecycles.start(cluster, settings);
                ClockRole clock = ClockRole.manual(cluster);
                Consumer<String, byte[]> reader = reader(cluster)) {
            role.awaitRunning(LIMIT);
            BenchBroker.awaitCaughtUp(cluster, Lifecycles.ROLE);
            reader.seekToEnd(reader.assignment());
            reader.position(reader.assignment().iterator().next()); // now, not at the first poll
            long start = System.nanoTime();
            clock.tick(MIDNIGHT);
            double first = 0;
            List<ConsumerRecord<String, byte[]>> told = new ArrayList<>();
            while (told.size() < lines) {
                reader.poll(Duration.ofMillis(10)).forEach(told::add);
                if (first == 0 && !told.isEmpty()) {
                    first = (System.nanoTime() - start) / 1e9;
                }
            }
            double last = (System.nanoTime() - start) / 1e9;
            List<Long> begins = transactionBegins(told);
            return new Night(first, last, longest(begins), begins.size() - 1, bare(broker, told, settings.portion()));
        }
    }

    private static Consumer<String, byte[]> reader(Cluster cluster) {
        Consumer<String, byte[]> reader = new KafkaConsumer<>(
                cluster.with(Map.of("isolation.level", "read_committed", "fetch.max.wait.ms", 20)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        reader.assign(List.of(new TopicPartition(cluster.name(Topics.TRANSITIONS), 0)));
        return reader;
    }

    /** Append times of the first record of each transaction, and of the last of all: between two stands a marker, a gap. */
    private static List<Long> transactionBegins(List<ConsumerRecord<String, byte[]>> told) {
        List<Long> begins = new ArrayList<>();
        long expected = -1;
        for (ConsumerRecord<String, byte[]> each : told) {
            if (each.offset() != expected) {
                begins.add(each.timestamp());
            }
            expected = each.offset() + 1;
        }
        begins.add(told.get(told.size() - 1).timestamp());
        return begins;
    }

    private static double longest(List<Long> begins) {
        long longest = 0;
        for (int i = 1; i < begins.size(); i++) {
            longest = Math.max(longest, begins.get(i) - begins.get(i - 1));
        }
        return longest / 1e3;
    }

    /** Writes the same transitions and rows of the same size, in transactions of the same number of lines. */
    private static double bare(BenchBroker broker, List<ConsumerRecord<String, byte[]>> told, int portion) {
        Cluster cluster = broker.newRun();
        byte[] row = new byte[ROW_BYTES];
        try (Producer<String, byte[]> producer = BenchBroker.producer(cluster, Map.of("transactional.id", "bare"))) {
            producer.initTransactions();
            long start = System.nanoTime();
            for (int from = 0; from < told.size(); from += portion) {
                producer.beginTransaction();
                for (ConsumerRecord<String, byte[]> each : told.subList(from, Math.min(from + portion, told.size()))) {
                    BenchBroker.send(
                            producer,
                            new ProducerRecord<>(
                                    cluster.name(Topics.TRANSITIONS), 0, each.key(), each.value(), each.headers()));
                    System.arraycopy(each.value(), 0, row, 0, Math.min(each.value().length, row.length));
                    BenchBroker.send(
                            producer,
                            new ProducerRecord<>(cluster.name(Topics.LIFECYCLES), 0, each.key(), row.clone()));
                }
                producer.commitTransaction();
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static void row(Report.Table table, String measure, java.util.stream.DoubleStream values) {
        Sample sample = Sample.of(values.toArray());
        table.row(measure, Report.number(sample.median()), sample.range());
    }
}
