package dev.shelflife.ingest.publish;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.GroupPartitioner;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.IllegalGenerationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each publication in one Kafka transaction that the broker refuses when the writer no longer owns the source. For one
 * thread only, the one that polls the consumer.
 *
 * <p>The rule that makes the next owner safe: all records are in the log <em>before</em> the offsets are sent. So if the
 * broker took the offsets while we were the owner, whoever comes after finds our catalogue below the end of the log and waits
 * for the transaction to be settled.
 */
public final class ObservationPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ObservationPublisher.class);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final Map<String, Object> settings;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /**
     * A publisher; connects with the first publication.
     *
     * @param instance unique among all running instances
     * @param transactionTimeout after which the broker gives up a transaction of a dead instance
     */
    public ObservationPublisher(Cluster cluster, String instance, Duration transactionTimeout) {
        int largest = Topics.ALL.stream().mapToInt(Topic::maxRecordBytes).max().orElseThrow();
        int answer = (int) ANSWER.toMillis();
        this.settings = cluster.with(Map.ofEntries(
                Map.entry(CommonClientConfigs.CLIENT_ID_CONFIG, cluster.name(instance)),
                Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, cluster.name(instance)),
                Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) transactionTimeout.toMillis()),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                Map.entry(ProducerConfig.PARTITIONER_CLASS_CONFIG, GroupPartitioner.class.getName()),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largest),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER.toMillis()),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, answer / 2),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, answer)));
    }

    /**
     * Writes all of a publication or nothing.
     *
     * @param offsets a position in the partition of the catalogues topic by which the source is owned
     * @param owner the group's generation in which it is owned
     * @throws KafkaException when the broker refuses for good: rights, versions, limits
     */
    public Outcome publish(
            Publication publication, Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata owner) {
        if (owner.generationId() < 0) {
            // Not a member at all. The broker would take this for a client without a group and believe it.
            return Outcome.FENCED;
        }
        try {
            KafkaProducer<byte[], byte[]> open = connected();
            open.beginTransaction();
            for (var record : publication.records()) {
                Future<RecordMetadata> unused = open.send(record); // a failed one fails the transaction
            }
            open.flush();
            open.sendOffsetsToTransaction(offsets, owner);
            open.commitTransaction();
            return Outcome.COMMITTED;
        } catch (KafkaException e) {
            LOG.warn("{} was not published: {}", publication, e.toString());
            Outcome outcome = outcome(e);
            abort(outcome);
            if (isFatal(e)) {
                throw e;
            }
            return outcome;
        }
    }

    @Override
    public void close() {
        disconnect();
    }

    private KafkaProducer<byte[], byte[]> connected() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
            producer.initTransactions(); // settles what an earlier producer of ours left open
        }
        return producer;
    }

    /** A plain refusal is aborted; after anything else the producer's state is not worth knowing. */
    private void abort(Outcome outcome) {
        if (outcome == Outcome.FENCED && producer != null) {
            try {
                producer.abortTransaction();
                return;
            } catch (KafkaException e) {
                LOG.debug("could not abort; the next producer does", e);
            }
        }
        disconnect();
    }

    private void disconnect() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private static Outcome outcome(Throwable error) {
        return has(
                        error,
                        CommitFailedException.class,
                        IllegalGenerationException.class,
                        UnknownMemberIdException.class,
                        RebalanceInProgressException.class,
                        FencedInstanceIdException.class,
                        ProducerFencedException.class,
                        InvalidProducerEpochException.class)
                ? Outcome.FENCED
                : Outcome.UNCERTAIN;
    }

    private static boolean isFatal(Throwable error) {
        return has(
                error,
                AuthenticationException.class,
                AuthorizationException.class,
                UnsupportedVersionException.class,
                RecordTooLargeException.class);
    }

    private static boolean has(Throwable error, Class<?>... kinds) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            for (Class<?> kind : kinds) {
                if (kind.isInstance(t)) {
                    return true;
                }
            }
        }
        return false;
    }
}
