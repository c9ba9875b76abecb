package dev.shelflife.bench;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.CatchUp;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.events.Observation;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One Kafka for all runs of a benchmark. Each run has topics and groups of its own, told apart by their prefix. */
final class BenchBroker implements AutoCloseable {

    /** A benchmark with a million lines on a slow machine is through by then; one that hangs is told. */
    private static final Duration WORK = Duration.ofMinutes(30);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path directory;
    private final EmbeddedBroker broker;
    private final Admin admin;
    private int runs;

    private BenchBroker(Path directory, EmbeddedBroker broker) {
        this.directory = directory;
        this.broker = broker;
        this.admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()));
    }

    static BenchBroker start() throws IOException {
        Path directory = Files.createTempDirectory("shelflife-bench");
        return new BenchBroker(directory, EmbeddedBroker.start(directory, 0));
    }

    /** The topics of a new run. */
    Cluster newRun() {
        runs++;
        Cluster cluster = new Cluster(Map.of("bootstrap.servers", broker.bootstrapServers()), "run" + runs + ".");
        try (TopicAdmin topics = new TopicAdmin(cluster, TopicLayout.EMBEDDED)) {
            topics.createAndVerify(PATIENCE);
        }
        return cluster;
    }

    Path newDirectory(String name) {
        return directory.resolve(name + "-" + runs);
    }

    static Producer<String, byte[]> producer(Cluster cluster, Map<String, Object> more) {
        Map<String, Object> properties = cluster.with(more);
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    /** Writes observations and waits until they are there. */
    void tell(Cluster cluster, Iterator<Observation.Told> observations) {
        try (Producer<String, byte[]> producer = producer(cluster, Map.of())) {
            String topic = cluster.name(Topics.OBSERVATIONS);
            observations.forEachRemaining(
                    each -> send(producer, new ProducerRecord<>(topic, 0, each.subject(), Json.write(each))));
            producer.flush();
        }
    }

    /** Sends; flushing or committing waits for it, and committing tells that it failed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    static void send(Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        producer.send(record);
    }

    /** The end of the first partition of a topic. */
    long end(String topic, IsolationLevel isolation) throws InterruptedException {
        TopicPartition partition = new TopicPartition(topic, 0);
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException("no end of " + topic, e);
        }
    }

    /** Waits until a group has committed everything that is on the topic of observations now, and fails when it does not. */
    static void awaitCaughtUp(Cluster cluster, String role) throws InterruptedException {
        try (CatchUp catchUp = new CatchUp(cluster)) {
            catchUp.await(role, Topics.OBSERVATIONS, WORK);
        }
    }

    @Override
    public void close() throws IOException {
        admin.close(Duration.ofSeconds(5));
        broker.close();
        delete(directory);
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
    }
}
