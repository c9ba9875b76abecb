package dev.shelflife.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.app.broker.BrokerStartException.Reason;
import dev.shelflife.app.failure.ExitCode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final TopicPartition PARTITION = new TopicPartition("facts", 0);
    private static final int LARGE = (8 << 20) - 1024;

    @TempDir
    Path data;

    @Test
    void transactionsAreServedKeptOverARestartAndTheDirectoryIsForOneBrokerOnly() throws Exception {
        int port;
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
            create(broker);
            inTransaction(broker, true, "first", "x".repeat(LARGE));
            inTransaction(broker, false, "aborted");
            assertThat(committed(broker, 2)).containsExactly("first", "x".repeat(LARGE));

            assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
                    .isInstanceOfSatisfying(BrokerStartException.class, e -> {
                        assertThat(e.reason()).isEqualTo(Reason.DIRECTORY_IN_USE);
                        assertThat(e).hasMessageContaining(data.toString());
                    });
        }
        try (EmbeddedBroker again = EmbeddedBroker.start(data, port)) {
            assertThat(again.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            inTransaction(again, true, "second");
            assertThat(committed(again, 3)).endsWith("second");
        }
    }

    @Test
    void aTakenPortIsToldByNumber() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(data, taken.getLocalPort()))
                    .isInstanceOfSatisfying(BrokerStartException.class, e -> {
                        assertThat(e.reason()).isEqualTo(Reason.PORT_BUSY);
                        assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED);
                        assertThat(e).hasMessageContaining("port " + taken.getLocalPort());
                    });
        }
    }

    @Test
    void aDirectoryWithSomethingElseInItIsLeftAlone() throws Exception {
        Path foreign = Files.createDirectories(data.resolve("kafka"));
        Files.writeString(foreign.resolve("thesis.txt"), "all of it");
        assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
                .isInstanceOfSatisfying(BrokerStartException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.FOREIGN_DIRECTORY);
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e).hasMessageContaining("thesis.txt");
                });
    }

    @Test
    void theDataOfAnotherBrokerIsLeftAlone() throws Exception {
        Path foreign = Files.createDirectories(data.resolve("kafka"));
        Files.writeString(foreign.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=abc\n");
        assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
                .isInstanceOfSatisfying(
                        BrokerStartException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN_DIRECTORY));
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsTold() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");
        assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
                .isInstanceOfSatisfying(
                        BrokerStartException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNUSABLE_DIRECTORY));
    }

    private static void create(EmbeddedBroker broker) throws Exception {
        NewTopic topic = new NewTopic(PARTITION.topic(), 1, (short) 1);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static void inTransaction(EmbeddedBroker broker, boolean commit, String... values) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "transactional.id",
                "test",
                "max.request.size",
                9 << 20);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String value : values) {
                producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get();
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static List<String> committed(EmbeddedBroker broker, int atLeast) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                return values.size() >= atLeast;
            });
        }
        return values;
    }
}
