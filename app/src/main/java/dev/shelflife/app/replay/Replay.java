package dev.shelflife.app.replay;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.streams.rules.LifecycleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Feeds a history to the lifecycle rules under its own times. */
public final class Replay {

    private Replay() {}

    /**
     * Replays a file of observations.
     *
     * @param until a last tick (UTC); null to end with the last observation
     * @param told takes each transition, in the order in which it happened
     * @return how many observations were replayed
     * @throws BadReplayInputException when the file cannot be read as observations
     */
    public static int observations(Path file, @Nullable Instant until, LeadTimes leadTimes, Consumer<Transition> told)
            throws IOException, BadReplayInputException {
        if (!Files.isReadable(file)) {
            throw new BadReplayInputException(file + ": no such file, or not readable");
        }
        List<Observation.Told> history = ObservationFile.read(file);
        feed(history, until, leadTimes, told);
        return history.size();
    }

    private static void feed(
            List<Observation.Told> history, @Nullable Instant until, LeadTimes leadTimes, Consumer<Transition> told) {
        LifecycleBook book = new LifecycleBook(leadTimes);
        for (Observation.Told observation : history) {
            if (until != null && observation.at().isAfter(until)) {
                break;
            }
            book.tick(observation.at()).forEach(told);
            book.observe(observation).forEach(told);
        }
        if (until != null) {
            book.tick(until).forEach(told);
        }
    }
}
