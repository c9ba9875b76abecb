package dev.shelflife.app.broker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;
import org.apache.kafka.common.requests.WriteTxnMarkersResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends transactions that a killed broker took for ended at its next start. A broker of Kafka 4.3.1 that finds a decided transaction, and has no
 * leader yet for the partitions that are still to be told, drops these and books it as complete (a missing leader is taken for a deleted topic):
 * whoever reads committed records there waits for ever. What was decided is in the coordinator's books, so it is told now.
 */
final class ForgottenTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenTransactions.class);

    /** What is decided and not told yet is being told; longer than this it does not take. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final short MARKERS_VERSION = 1;

    /** What the coordinator will not come back to. */
    private static final Set<TransactionState> OVER =
            EnumSet.of(TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT, TransactionState.EMPTY);

    /** For so long the coordinator may know nothing of a transaction, for it may still be reading its books. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);

    /** A transaction that a partition waits for. */
    private record Open(TopicPartition partition, long producer, int epoch, int coordinatorEpoch) {}

    private final Admin admin;
    private final String host;
    private final int port;

    private ForgottenTransactions(Admin admin, String host, int port) {
        this.admin = admin;
        this.host = host;
        this.port = port;
    }

    /**
     * Ends those that are there. To be called before any client is.
     *
     * @throws IOException when the broker does not answer, or refuses
     */
    static void end(String host, int port) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", host + ":" + port))) {
            new ForgottenTransactions(admin, host, port).end();
        } catch (ExecutionException e) {
            throw new IOException("transactions of before cannot be looked at: " + e.getMessage(), e);
        }
    }

    private void end() throws ExecutionException, InterruptedException, IOException {
        long begin = System.nanoTime();
        long until = begin + PATIENCE.toNanos();
        List<Open> before = List.of();
        while (System.nanoTime() < until) {
            List<Open> open = open();
            Map<Long, TransactionState> states = states();
            List<Open> ended = open.stream()
                    .filter(each -> states.get(each.producer()) != TransactionState.ONGOING)
                    .toList();
            boolean patient = System.nanoTime() - begin < UNKNOWN_FOR.toNanos();
            List<Open> forgotten = ended.stream()
                    .filter(each -> {
                        TransactionState state = states.get(each.producer());
                        return state == null ? !patient : OVER.contains(state);
                    })
                    .toList();
            // Seen twice: what is told just now is seen once at most.
            for (Open each : forgotten) {
                if (before.contains(each)) {
                    tell(each, states.get(each.producer()));
                }
            }
            if (ended.isEmpty()) {
                return;
            }
            before = forgotten;
            Thread.sleep(PAUSE.toMillis());
        }
        LOG.warn("after {} some transactions of before are still not ended", PATIENCE);
    }

    private List<Open> open() throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        admin.describeTopics(topics).allTopicNames().get().forEach((topic, description) -> description
                .partitions()
                .forEach(each -> partitions.add(new TopicPartition(topic, each.partition()))));
        List<Open> open = new ArrayList<>();
        for (Map.Entry<TopicPartition, PartitionProducerState> each :
                admin.describeProducers(partitions).all().get().entrySet()) {
            for (ProducerState producer : each.getValue().activeProducers()) {
                if (producer.currentTransactionStartOffset().isPresent()) {
                    open.add(new Open(
                            each.getKey(),
                            producer.producerId(),
                            producer.producerEpoch(),
                            producer.coordinatorEpoch().orElse(0)));
                }
            }
        }
        return open;
    }

    private Map<Long, TransactionState> states() throws ExecutionException, InterruptedException {
        Map<Long, TransactionState> states = new HashMap<>();
        for (TransactionListing each : admin.listTransactions().all().get()) {
            states.put(each.producerId(), each.state());
        }
        return states;
    }

    /** As it was decided; where that is no longer known, nothing of it counts and whoever wrote it does it again. */
    private void tell(Open open, @Nullable TransactionState state) throws IOException {
        boolean commit = state == TransactionState.COMPLETE_COMMIT;
        LOG.warn(
                "a transaction of before that {} waits for is ended: {}",
                open.partition(),
                commit ? "committed, as it was decided" : "aborted");
        TxnMarkerEntry marker = new TxnMarkerEntry(
                open.producer(),
                (short) open.epoch(),
                open.coordinatorEpoch(),
                commit ? TransactionResult.COMMIT : TransactionResult.ABORT,
                List.of(open.partition()),
                (short) 0);
        WriteTxnMarkersResponse response =
                send(new WriteTxnMarkersRequest.Builder(List.of(marker)).build(MARKERS_VERSION));
        Map<TopicPartition, Errors> errors = response.errorsByProducerId().get(open.producer());
        Errors error = errors == null ? Errors.UNKNOWN_SERVER_ERROR : errors.get(open.partition());
        if (error != Errors.NONE) {
            throw new IOException("the broker does not end a transaction in " + open.partition() + ": " + error);
        }
    }

    /** The client's own classes send this request only to abort. */
    private WriteTxnMarkersResponse send(WriteTxnMarkersRequest request) throws IOException {
        RequestHeader header = new RequestHeader(ApiKeys.WRITE_TXN_MARKERS, MARKERS_VERSION, "shelflife", 1);
        ByteBuffer bytes = request.serializeWithHeader(header);
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(bytes.remaining());
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = in.readNBytes(in.readInt());
            return (WriteTxnMarkersResponse) AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
        }
    }
}
