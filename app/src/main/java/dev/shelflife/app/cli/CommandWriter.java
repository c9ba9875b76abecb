package dev.shelflife.app.cli;

import dev.shelflife.events.Command;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what a person orders. */
final class CommandWriter {

    private static final int PATIENCE_MILLIS = 15_000;

    private CommandWriter() {}

    /**
     * Writes a command and waits until it is kept.
     *
     * @return where it is
     * @throws KafkaException when it is not
     */
    static RecordMetadata write(Cluster cluster, Command command) {
        return write(cluster, Topics.COMMANDS, command.target(), command);
    }

    /** As {@link #write(Cluster, Command)}, what is to be sent anew: to the outbox. */
    static RecordMetadata write(Cluster cluster, Notification again) {
        return write(
                cluster,
                Topics.OUTBOX,
                again.destination() + "|" + again.transition().subject(),
                again);
    }

    private static RecordMetadata write(Cluster cluster, Topic<?> topic, String key, Object value) {
        Map<String, Object> settings = cluster.with(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS / 3,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(cluster.name(topic), key, Json.write(value)))
                    .get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refusal ? refusal : new KafkaException(e.getCause());
        }
    }
}
