package dev.shelflife.app.run;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Refuses to start under a clock that is plainly wrong: it would write ticks, and ticks end versions. */
public final class ClockCheck {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private ClockCheck() {}

    /**
     * Checks.
     *
     * @param now what this machine's clock says
     * @param built when this program was built; empty when it was not run from a jar
     * @param lastAppend when the brokers last appended to the log, by their clock; empty when they never did
     * @throws Failure when the clock lies before either
     */
    public static void check(Instant now, Optional<Instant> built, Optional<Instant> lastAppend) {
        if (built.isPresent() && now.isBefore(built.get())) {
            throw new Failure(
                    ExitCode.FAILED,
                    "this machine's clock says " + now + ", which is before this program was built (" + built.get()
                            + "): set the clock");
        }
        if (lastAppend.isPresent() && now.plus(TOLERANCE).isBefore(lastAppend.get())) {
            throw new Failure(
                    ExitCode.FAILED,
                    "this machine's clock says " + now + ", but the log has a record that was appended at "
                            + lastAppend.get() + ": set the clock of this machine, or of the brokers");
        }
    }
}
