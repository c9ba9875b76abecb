package dev.shelflife.notifier.topology;

import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** How far the log had been decided when a record was written. */
final class DecidedAt {

    private DecidedAt() {}

    /**
     * Domain time, by the header; null when there is none.
     *
     * @throws UnreadableRecordException when the header is not an instant
     */
    static @Nullable Instant of(Headers headers) {
        String text = CloudEventHeaders.text(headers, CloudEventHeaders.DECIDED_AT);
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UnreadableRecordException("header " + CloudEventHeaders.DECIDED_AT + " is not an instant", e);
        }
    }
}
