package dev.shelflife.ingest;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.awaitility.Awaitility;

/** One real Kafka in this JVM, shared by all tests; each test has topics and groups of its own by a prefix. */
public final class TestBroker {

    private static TestBroker shared;

    private final String bootstrap;

    private TestBroker() throws Exception {
        Path data = Files.createTempDirectory("shelflife-test-broker");
        int broker = freePort();
        int controller = freePort();
        bootstrap = "127.0.0.1:" + broker;
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                .run();
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings(data, broker, controller)), Time.SYSTEM);
        server.startup();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.shutdown();
            server.awaitShutdown();
            delete(data);
        }));
    }

    /** The broker of this JVM; starts it when it is not yet there. */
    public static synchronized TestBroker shared() {
        if (shared == null) {
            try {
                shared = new TestBroker();
            } catch (Exception e) {
                throw new IllegalStateException("no broker for the tests", e);
            }
        }
        return shared;
    }

    /** A new installation with all topics, empty and ready to be written. */
    public Cluster newCluster(int partitions) {
        Cluster cluster = new Cluster(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                "t" + UUID.randomUUID().toString().substring(0, 8) + ".");
        try (Admin admin = Admin.create(cluster.with(Map.of()))) {
            List<Topic<?>> topics = List.of(Topics.PAGES, Topics.CATALOGUES, Topics.OBSERVATIONS, Topics.COMMANDS);
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(
                                            cluster.name(topic), Optional.of(partitions), Optional.of((short) 1))
                                    .configs(topic.settings()))
                            .toList())
                    .all()
                    .get();
            Map<TopicPartition, OffsetSpec> all = topics.stream()
                    .flatMap(topic -> IntStream.range(0, partitions)
                            .mapToObj(partition -> new TopicPartition(cluster.name(topic), partition)))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            // Created is not ready: a producer that writes before the leaders are there may fail records.
            Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                admin.listOffsets(all).all().get();
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException("topics could not be created", e);
        }
        return cluster;
    }

    /** All records of a topic that a reader of committed records sees now. */
    public static List<ConsumerRecord<String, byte[]>> read(Cluster cluster, Topic<?> topic) {
        var settings = cluster.with(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(cluster.name(topic)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new java.util.ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return records;
        }
    }

    private static Properties settings(Path data, int broker, int controller) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + broker + ",CONTROLLER://127.0.0.1:" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + broker);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", data.toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "100");
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", Integer.toString(9 << 20));
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            System.err.println("left behind: " + directory + " (" + e + ")");
        }
    }
}
