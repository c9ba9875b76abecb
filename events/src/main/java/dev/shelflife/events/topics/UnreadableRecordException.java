package dev.shelflife.events.topics;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Bytes on a topic that are not a record of its type. They belong in a dead letter, with this text beside them. */
public final class UnreadableRecordException extends SerializationException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong, and why. */
    public UnreadableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
