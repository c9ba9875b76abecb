package dev.shelflife.events.topics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * A topic of ours, typed.
 *
 * @param name without the installation's prefix
 * @param key what records are keyed by, in words; keys are UTF-8 text
 * @param type class of the values; {@code byte[]} for dead letters
 * @param cleanup what Kafka does with old records
 * @param retention for how long, when {@code cleanup} is {@link Cleanup#EXPIRE}; else null
 * @param maxRecordBytes the largest record
 * @param singlePartition whether it has one partition whatever the installation says
 * @param writer the only module that writes it
 * @param isPublic whether subscribers outside may build on it; its records carry CloudEvents headers
 * @param purpose one sentence for the generated tables
 */
public record Topic<T>(
        String name,
        String key,
        Class<T> type,
        Cleanup cleanup,
        @Nullable Duration retention,
        int maxRecordBytes,
        boolean singlePartition,
        String writer,
        boolean isPublic,
        String purpose) {

    /** What Kafka does with old records. */
    public enum Cleanup {
        /** Nothing: the topic is the history. */
        KEEP,
        /** The last record of each key stays. */
        COMPACT,
        /** Records go after the retention time. */
        EXPIRE
    }

    /** Checks that retention and cleanup fit. */
    public Topic {
        Objects.requireNonNull(name, "name");
        if ((cleanup == Cleanup.EXPIRE) != (retention != null)) {
            throw new IllegalArgumentException(name + ": a retention time goes with EXPIRE and with nothing else");
        }
    }

    /** The name in an installation with this prefix. */
    public String in(String prefix) {
        return prefix + name;
    }

    /** How values become bytes. */
    @SuppressWarnings("unchecked") // byte[] is the type of exactly the topics that carry bytes as received
    public Serde<T> serde() {
        return type == byte[].class ? (Serde<T>) Serdes.ByteArray() : JsonSerde.of(type);
    }

    /** The topic-level settings it must have, by Kafka's names. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                cleanup == Cleanup.COMPACT ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        if (cleanup != Cleanup.COMPACT) {
            settings.put(
                    TopicConfig.RETENTION_MS_CONFIG, retention == null ? "-1" : Long.toString(retention.toMillis()));
            settings.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        }
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxRecordBytes));
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return settings;
    }
}
