package dev.shelflife.app.broker;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import org.jspecify.annotations.Nullable;

/** The embedded broker could not start. The message names what is in the way and what to do. */
public final class BrokerStartException extends Failure {
    private static final long serialVersionUID = 1L;

    /** What was in the way. */
    public enum Reason {
        /** Something else listens on the port. */
        PORT_BUSY(ExitCode.FAILED),
        /** Another broker, in this or another process, has the directory. */
        DIRECTORY_IN_USE(ExitCode.FAILED),
        /** The directory holds something that is not a broker's data, or the data of another version. */
        FOREIGN_DIRECTORY(ExitCode.USAGE),
        /** The directory cannot be made, read or written. */
        UNUSABLE_DIRECTORY(ExitCode.USAGE),
        /** Anything else; the cause says what. */
        FAILED(ExitCode.FAILED);

        private final ExitCode exitCode;

        Reason(ExitCode exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Reason reason;

    BrokerStartException(Reason reason, String message, @Nullable Throwable cause) {
        super(reason.exitCode, message, cause);
        this.reason = reason;
    }

    /** What was in the way. */
    public Reason reason() {
        return reason;
    }
}
