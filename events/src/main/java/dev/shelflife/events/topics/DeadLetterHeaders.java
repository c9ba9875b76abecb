package dev.shelflife.events.topics;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Where a dead letter comes from and what is wrong with it. The names are those that Kafka Streams' own dead letters have. */
public final class DeadLetterHeaders {

    /** Name of the topic it was read from. */
    public static final String TOPIC = "__streams.errors.topic";

    /** Partition it was read from, a decimal number. */
    public static final String PARTITION = "__streams.errors.partition";

    /** Offset it was read from, a decimal number. */
    public static final String OFFSET = "__streams.errors.offset";

    /** Why nobody could read or believe it, in words. */
    public static final String REASON = "__streams.errors.message";

    private DeadLetterHeaders() {}

    /** The original headers, with origin and reason on top. */
    public static Headers of(Headers original, String topic, int partition, long offset, String reason) {
        Headers headers = new RecordHeaders(original);
        CloudEventHeaders.add(headers, TOPIC, topic);
        CloudEventHeaders.add(headers, PARTITION, Integer.toString(partition));
        CloudEventHeaders.add(headers, OFFSET, Long.toString(offset));
        CloudEventHeaders.add(headers, REASON, reason);
        return headers;
    }
}
