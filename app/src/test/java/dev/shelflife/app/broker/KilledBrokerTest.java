package dev.shelflife.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBrokerTest {

    private static final TopicPartition FACTS = new TopicPartition("facts", 0);

    @TempDir
    Path data;

    @Test
    void whatWasCommittedBeforeAKillIsThereAfterIt() throws Exception {
        killOneThatHasCommitted();
        try (EmbeddedBroker again = EmbeddedBroker.start(data, 0);
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", again.bootstrapServers(),
                                "group.id", "readers",
                                "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            try (KafkaProducer<String, String> next = producer(again)) {
                // As a role does on its start: ends what its former self left open.
                next.initTransactions();
                commit(next, "after");
            }
            OffsetAndMetadata offset = Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> consumer.committed(java.util.Set.of(FACTS)).get(FACTS), each -> each != null);
            assertThat(offset.offset()).isEqualTo(1);

            consumer.assign(List.of(FACTS));
            consumer.seekToBeginning(List.of(FACTS));
            List<String> values = new ArrayList<>();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                return values.contains("after");
            });
            assertThat(values).containsExactly("before", "after");
        }
    }

    private void killOneThatHasCommitted() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader says =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(says.readLine()).isEqualTo("committed");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedBroker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "writer"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void commit(KafkaProducer<String, String> producer, String value) throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(FACTS.topic(), value)).get();
        producer.commitTransaction();
    }

    /** Commits one record and an offset, leaves another transaction open, and waits to be killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws Exception {
            EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), 0);
            Map<String, Object> address = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(address)) {
                admin.createTopics(List.of(new NewTopic(FACTS.topic(), 1, (short) 1)))
                        .all()
                        .get();
                KafkaProducer<String, String> producer = producer(broker);
                producer.initTransactions();
                commit(producer, "before");
                admin.alterConsumerGroupOffsets("readers", Map.of(FACTS, new OffsetAndMetadata(1)))
                        .all()
                        .get();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(FACTS.topic(), "never committed"))
                        .get();
            }
            System.out.println("committed");
            System.in.read();
        }
    }
}
