package dev.shelflife.ingest;

import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.source.Source;
import io.micrometer.core.instrument.Counter;
import java.util.List;

/** What ingest counts, and how it is. Told by its own thread, read by whoever asks. */
final class IngestMeters {

    private final Meters meters;
    private final Counter unreadable;
    private volatile Ingest.Share share = Ingest.Share.NONE_YET;

    IngestMeters(Meters meters, List<Source> sources) {
        this.meters = meters;
        this.unreadable = meters.counter(Metric.DEAD_LETTERS, Topics.CATALOGUES.name(), "unreadable");
        meters.gauge(Metric.SOURCES_OWNED, () -> share.sources());
        for (Source source : sources) {
            for (CheckOutcome outcome : CheckOutcome.values()) {
                if (outcome != CheckOutcome.OTHER) {
                    meters.counter(Metric.LOOKS, source.id(), Metric.value(outcome));
                }
            }
        }
    }

    void looked(SourceChecked checked) {
        meters.counter(Metric.LOOKS, checked.source(), Metric.value(checked.outcome()))
                .increment();
    }

    void unreadable() {
        unreadable.increment();
    }

    void shares(Ingest.Share now) {
        share = now;
    }

    Ingest.Share share() {
        return share;
    }
}
