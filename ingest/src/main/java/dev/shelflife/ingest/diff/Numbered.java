package dev.shelflife.ingest.diff;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.identity.SubjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Observations of one look, with growing numbers. */
final class Numbered {
    private final Instant at;
    private final List<Observation.Told> observations = new ArrayList<>();
    private long sequence;

    Numbered(AcceptedCatalogue then, Instant at) {
        this.at = at;
        this.sequence = then.sequence();
    }

    void add(LongFunction<Observation.Told> observation) {
        sequence++;
        observations.add(observation.apply(sequence));
    }

    Difference end(CheckOutcome outcome, @Nullable String reason, AcceptedCatalogue accepted) {
        add(n -> new SourceChecked(
                SubjectKey.source(accepted.source()),
                accepted.source(),
                n,
                at,
                outcome,
                reason,
                accepted.lines().size(),
                accepted.releases().size(),
                accepted.problems(),
                accepted.quarantine(),
                List.of()));
        return new Difference(observations, accepted.withSequence(sequence));
    }
}
