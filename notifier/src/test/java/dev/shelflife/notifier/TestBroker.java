package dev.shelflife.notifier;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.awaitility.Awaitility;

/** A real broker in this JVM, on the loopback address. */
final class TestBroker implements AutoCloseable {

    private static final int PARTITIONS = 2;

    private final KafkaRaftServer server;
    private final int port;

    TestBroker(Path directory) throws Exception {
        port = freePort();
        int controllerPort = freePort();
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", directory.toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setHasDynamicQuorum(false)
                .setDirectories(List.of(directory.toString()))
                .setMetadataLogDirectory(directory.toString())
                .run();
        server = new KafkaRaftServer(KafkaConfig.fromProps(properties(settings), false), Time.SYSTEM);
        server.startup();
    }

    /** An installation of its own on this broker. */
    Cluster cluster(String prefix) {
        return new Cluster(Map.of("bootstrap.servers", "127.0.0.1:" + port), prefix);
    }

    /** All committed records of a topic. */
    static List<ConsumerRecord<String, byte[]>> read(Cluster cluster, Topic<?> topic) {
        Map<String, Object> settings =
                cluster.with(Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest"));
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(cluster.name(topic)).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** Forgets how far a role has read. */
    static void deleteOffsets(Cluster cluster, String... roles) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(cluster.with(Map.of()))) {
            admin.deleteConsumerGroups(
                            java.util.Arrays.stream(roles).map(cluster::name).toList())
                    .all()
                    .get();
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** A topic that was created is not at once one that can be written: wait until each partition answers. */
    static void createTopics(Cluster cluster) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(cluster.with(Map.of()))) {
            List<NewTopic> topics = new ArrayList<>();
            Map<TopicPartition, OffsetSpec> all = new HashMap<>();
            for (Topic<?> topic : Topics.ALL) {
                int partitions = topic.singlePartition() ? 1 : PARTITIONS;
                topics.add(new NewTopic(cluster.name(topic), partitions, (short) 1).configs(topic.settings()));
                for (int i = 0; i < partitions; i++) {
                    all.put(new TopicPartition(cluster.name(topic), i), OffsetSpec.latest());
                }
            }
            admin.createTopics(topics).all().get();
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> admin.listOffsets(all).all().get().size() == all.size());
        }
    }

    private static java.util.Properties properties(Map<String, String> settings) {
        java.util.Properties properties = new java.util.Properties();
        properties.putAll(settings);
        return properties;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
