package dev.shelflife.notifier.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How one attempt at a channel ended. */
public sealed interface Outcome {

    /** The receiver took it, and nothing more is to be sent. */
    record Delivered() implements Outcome {}

    /**
     * The receiver took it, and wants to be told again.
     *
     * @param again when (transport time)
     */
    record Firing(Instant again) implements Outcome {
        /** Checks that there is an instant. */
        public Firing {
            Objects.requireNonNull(again, "again");
        }
    }

    /**
     * It may go well another time.
     *
     * @param reason what went wrong; never holds a secret
     * @param retryAfter how long the receiver asks to wait; null when it does not ask
     */
    record RetryLater(String reason, @Nullable Duration retryAfter) implements Outcome {
        /** Checks that there is a reason. */
        public RetryLater {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * It will never go well.
     *
     * @param reason what the receiver said; never holds a secret
     * @param gone whether it said that it is gone for good, so that nothing more is to be sent there
     */
    record Rejected(String reason, boolean gone) implements Outcome {
        /** A refusal of this one thing. */
        public Rejected(String reason) {
            this(reason, false);
        }

        /** Checks that there is a reason. */
        public Rejected {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
