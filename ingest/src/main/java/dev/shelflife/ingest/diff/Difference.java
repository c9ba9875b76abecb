package dev.shelflife.ingest.diff;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.Quarantined;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a source yields.
 *
 * @param observations in the order of their sequence; the last one is the {@link SourceChecked}
 * @param next what is accepted from now on, with the sequence of the last observation
 */
public record Difference(List<Observation.Told> observations, AcceptedCatalogue next) {
    /** Copies, and checks the end. */
    public Difference {
        observations = List.copyOf(observations);
        if (observations.isEmpty() || !(observations.get(observations.size() - 1) instanceof SourceChecked)) {
            throw new IllegalArgumentException("every look ends with what came of it");
        }
    }

    /** How the look went. */
    public SourceChecked checked() {
        return (SourceChecked) observations.get(observations.size() - 1);
    }

    /**
     * The same with what the server gave for the next conditional request.
     *
     * @param etag null when the server sent none
     * @param lastModified null when the server sent none
     */
    public Difference withValidators(@Nullable String etag, @Nullable String lastModified) {
        return new Difference(observations, next.withValidators(etag, lastModified));
    }

    /** The same, told by a source with this precedence. */
    public Difference withPrecedence(int precedence) {
        return new Difference(
                observations.stream()
                        .<Observation.Told>map(told -> told instanceof Observation.SupportLines lines
                                ? lines.withPrecedence(precedence)
                                : told)
                        .toList(),
                next);
    }

    /**
     * The same, which tells for how long the source may go without being read or confirmed.
     *
     * @param staleAfter null: the usual
     */
    public Difference withStaleAfter(@Nullable Duration staleAfter) {
        SourceChecked was = checked();
        return ending(was.with(was.quarantine(), was.ended(), staleAfter), next);
    }

    /** The same with what is held after the look, and what it ended. */
    public Difference withQuarantine(List<Quarantined> quarantine, List<Quarantined.Ended> ended) {
        SourceChecked was = checked();
        return ending(was.with(quarantine, ended, was.staleAfter()), next.withQuarantine(quarantine));
    }

    private Difference ending(SourceChecked end, AcceptedCatalogue accepted) {
        List<Observation.Told> all = new ArrayList<>(observations.subList(0, observations.size() - 1));
        all.add(end);
        return new Difference(all, accepted);
    }
}
