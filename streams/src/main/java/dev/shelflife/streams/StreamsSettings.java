package dev.shelflife.streams;

import dev.shelflife.events.dates.LeadTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Settings of the lifecycle topology.
 *
 * @param stateDirectory where the stores live
 * @param leadTimes how many days ahead of a date is told; a change of them holds from the next revision or threshold on
 * @param futureTolerance how far an instant may lie ahead of its own append time before it is refused
 * @param portion how many due rows are decided before what they led to is committed
 * @param replicationFactor of the topology's own topics
 * @param sessionTimeout after which a dead instance's partitions go to others
 */
public record StreamsSettings(
        Path stateDirectory,
        LeadTimes leadTimes,
        Duration futureTolerance,
        int portion,
        int replicationFactor,
        Duration sessionTimeout) {

    /** Checks the limits. */
    public StreamsSettings {
        Objects.requireNonNull(stateDirectory, "stateDirectory");
        Objects.requireNonNull(leadTimes, "leadTimes");
        if (portion < 1) {
            throw new IllegalArgumentException("a portion is at least one row: " + portion);
        }
    }

    /** The settings for one machine. */
    public static StreamsSettings in(Path stateDirectory) {
        return new StreamsSettings(
                stateDirectory, LeadTimes.DEFAULT, Duration.ofMinutes(5), 500, 1, Duration.ofSeconds(10));
    }
}
