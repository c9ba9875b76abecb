package dev.shelflife.ingest;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.topics.GroupPartitioner;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which sources are ours: those whose id falls into a partition of the catalogues topic that the group gave us, once that
 * partition is read to its end. For the poll thread only.
 *
 * <p>The end is the end of the log, not of what is committed: while a former owner's transaction is open we wait, for it may
 * still be committed.
 */
final class Ownership implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Consumer<String, byte[]> consumer;
    private final Admin admin;
    private final String topic;
    private final Runnable unreadable;
    private final Map<Integer, OwnedPartition> owned = new TreeMap<>();
    private int partitions;
    private boolean assigned;

    /** @param unreadable told of each record that cannot be read */
    Ownership(Consumer<String, byte[]> consumer, Admin admin, String topic, Runnable unreadable) {
        this.unreadable = unreadable;
        this.consumer = consumer;
        this.admin = admin;
        this.topic = topic;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> given) {
        consumer.seekToBeginning(given);
        given.forEach(partition -> owned.put(partition.partition(), new OwnedPartition()));
        partitions = consumer.partitionsFor(topic).size();
        assigned = true;
        LOG.debug("owns partitions {} of {}", owned.keySet(), topic);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
        taken.forEach(partition -> owned.remove(partition.partition()));
        assigned = false;
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        LOG.warn("lost partitions {}: this instance was silent for too long", lost);
        onPartitionsRevoked(lost);
    }

    /** Whether the group has spoken and all that it gave us is read. */
    boolean isSettled() {
        return assigned && owned.values().stream().allMatch(OwnedPartition::isRead);
    }

    /** By what right we look at a source; null when we do not own it, or not yet know what it last said. */
    @Nullable
    OwnedPartition of(String source) {
        OwnedPartition partition = partitions == 0 ? null : owned.get(partition(source));
        return partition != null && partition.isRead() && !partition.isUnreadable(source) ? partition : null;
    }

    /** What to send with a transaction about the source: the partition that it is owned by, and where we are in it. */
    Map<TopicPartition, OffsetAndMetadata> offsets(String source) {
        TopicPartition partition = new TopicPartition(topic, partition(source));
        return Map.of(partition, new OffsetAndMetadata(consumer.position(partition)));
    }

    /** Takes records of the catalogues topic. */
    void take(Iterable<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            OwnedPartition partition = owned.get(record.partition());
            if (partition == null) {
                continue;
            }
            if (record.value() == null) {
                partition.forget(record.key());
            } else {
                take(partition, record);
            }
        }
    }

    /**
     * A record that cannot be read is a bug's or a later version's. To go on with its source would number from 1 and be passed
     * over by all, so that source stands still until somebody mends its record; the others go on.
     */
    private void take(OwnedPartition partition, ConsumerRecord<String, byte[]> record) {
        try {
            partition.accept(Json.read(record.value(), AcceptedCatalogue.class));
        } catch (UnreadableRecordException e) {
            LOG.error(
                    "{} stands still: what was last accepted of it, {}-{}@{}, {}",
                    record.key(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            unreadable.run();
            if (record.key() != null) {
                partition.cannotRead(record.key());
            }
        }
    }

    /** Whether a source is ours and stands still, for its record cannot be read. */
    boolean isUnreadable(String source) {
        OwnedPartition partition = partitions == 0 ? null : owned.get(partition(source));
        return partition != null && partition.isUnreadable(source);
    }

    /** Finds out how far there is to read, and whether we are there. */
    void catchUp() {
        Map<TopicPartition, OffsetSpec> unknown = new HashMap<>();
        owned.forEach((number, partition) -> {
            if (!partition.isEndKnown()) {
                unknown.put(new TopicPartition(topic, number), OffsetSpec.latest());
            }
        });
        if (!unknown.isEmpty()) {
            learnEnds(unknown);
        }
        owned.forEach((number, partition) -> {
            if (!partition.isRead() && partition.isEndKnown()) {
                partition.readUpTo(position(number));
            }
        });
    }

    private void learnEnds(Map<TopicPartition, OffsetSpec> unknown) {
        try {
            var ends = admin.listOffsets(unknown).all().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            ends.forEach((partition, end) -> {
                OwnedPartition ours = owned.get(partition.partition());
                if (ours != null) {
                    ours.endsAt(end.offset());
                }
            });
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RetriableException)) {
                throw new KafkaException("cannot find the end of " + topic, e.getCause());
            }
            LOG.warn("cannot find the end of {} yet: {}", topic, e.getCause().toString());
        } catch (java.util.concurrent.TimeoutException e) {
            LOG.warn("cannot find the end of {} yet: no answer within {}", topic, ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    private long position(int number) {
        try {
            return consumer.position(new TopicPartition(topic, number), ANSWER);
        } catch (TimeoutException e) {
            LOG.warn("does not know its place in {} yet: {}", topic, e.getMessage());
            return 0;
        }
    }

    /** As the publisher places a record with this key. */
    private int partition(String source) {
        return GroupPartitioner.partition(source, partitions);
    }
}
