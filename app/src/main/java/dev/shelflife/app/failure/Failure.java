package dev.shelflife.app.failure;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person can put right: told as one clear message without a stack trace, and ended with an exit code. Bugs are
 * other exceptions.
 */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /**
     * With what is wrong and what to do.
     *
     * @param exitCode how the command ends
     * @param message for people; never holds a secret
     * @param cause told with {@code --debug} only
     */
    public Failure(ExitCode exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = Objects.requireNonNull(exitCode, "exitCode");
    }

    /** As above, without a cause. */
    public Failure(ExitCode exitCode, String message) {
        this(exitCode, message, null);
    }

    /** How the command ends. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
