package dev.shelflife.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions of which the coordinator says that they are complete, though a partition was never told. */
class ForgottenTransactionsTest {

    private static final TopicPartition KNOWN = new TopicPartition("known", 0);
    private static final TopicPartition FORGOTTEN = new TopicPartition("forgotten", 0);
    private static final short PRODUCE_VERSION = 11;

    @TempDir
    Path data;

    @Test
    void aPartitionThatWaitsForACommitIsTold_andOneWithATransactionUnderWayIsLeftAlone() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                KafkaProducer<String, String> producer = producer(broker, "committed");
                KafkaProducer<String, String> underWay = producer(broker, "under-way")) {
            admin.createTopics(List.of(new NewTopic("known", 1, (short) 1), new NewTopic("forgotten", 1, (short) 1)))
                    .all()
                    .get();
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("known", "a", "committed")).get();
            producer.commitTransaction();
            appendWithoutTheCoordinator(broker, admin, onlyProducer(admin));
            URI address = URI.create("kafka://" + broker.bootstrapServers());
            assertThat(committed(broker)).as("nobody can read it").isEmpty();

            ForgottenTransactions.end(address.getHost(), address.getPort());

            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(committed(broker))
                    .containsExactly("forgotten"));
            underWay.initTransactions();
            underWay.beginTransaction();
            underWay.send(new ProducerRecord<>("forgotten", "b", "later")).get();
            ForgottenTransactions.end(address.getHost(), address.getPort());
            underWay.commitTransaction();
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(committed(broker))
                    .containsExactly("forgotten", "later"));
        }
    }

    private static ProducerState onlyProducer(Admin admin) throws Exception {
        return admin.describeProducers(List.of(KNOWN))
                .all()
                .get()
                .get(KNOWN)
                .activeProducers()
                .get(0);
    }

    /** As if the coordinator had been told of the partition, had decided, and had then dropped it. */
    private static void appendWithoutTheCoordinator(EmbeddedBroker broker, Admin admin, ProducerState as)
            throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.BROKER, ""),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("transaction.partition.verification.enable", "false"),
                                AlterConfigOp.OpType.SET))))
                .all()
                .get();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> append(broker, as) == 0);
    }

    /** The broker's answer: an error's code, or 0. */
    private static short append(EmbeddedBroker broker, ProducerState as) throws Exception {
        MemoryRecords records = MemoryRecords.withTransactionalRecords(
                Compression.NONE,
                as.producerId(),
                (short) as.producerEpoch(),
                0,
                new SimpleRecord(
                        0L, "b".getBytes(StandardCharsets.UTF_8), "forgotten".getBytes(StandardCharsets.UTF_8)));
        ProduceRequestData.TopicProduceDataCollection topics = new ProduceRequestData.TopicProduceDataCollection();
        topics.add(new ProduceRequestData.TopicProduceData()
                .setName(FORGOTTEN.topic())
                .setPartitionData(List.of(new ProduceRequestData.PartitionProduceData()
                        .setIndex(0)
                        .setRecords(records))));
        ProduceRequest request = ProduceRequest.builder(new ProduceRequestData()
                        .setTransactionalId("committed")
                        .setAcks((short) -1)
                        .setTimeoutMs(10_000)
                        .setTopicData(topics))
                .build(PRODUCE_VERSION);
        RequestHeader header = new RequestHeader(ApiKeys.PRODUCE, PRODUCE_VERSION, "test", 1);
        ByteBuffer bytes = request.serializeWithHeader(header);
        URI address = URI.create("kafka://" + broker.bootstrapServers());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(bytes.remaining());
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(in.readInt()));
            ProduceResponse response = (ProduceResponse) AbstractResponse.parseResponse(answer, header);
            return response.data()
                    .responses()
                    .iterator()
                    .next()
                    .partitionResponses()
                    .get(0)
                    .errorCode();
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedBroker broker, String id) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", id),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<String> committed(EmbeddedBroker broker) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(FORGOTTEN));
            consumer.seekToBeginning(List.of(FORGOTTEN));
            long end = consumer.endOffsets(List.of(FORGOTTEN)).get(FORGOTTEN);
            while (consumer.position(FORGOTTEN) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
