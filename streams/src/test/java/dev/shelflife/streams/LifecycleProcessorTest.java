package dev.shelflife.streams;

import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.on;
import static dev.shelflife.streams.rules.Telling.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.streams.rules.Telling;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The processor over stores that outlive it, or that are set back: what the test driver cannot do. */
class LifecycleProcessorTest {

    @Test
    void otherLeadTimesAfterARestartLoseNoThreshold() {
        ProcessorTask task = new ProcessorTask();
        LifecycleProcessor before = task.open(LeadTimes.of(List.of(30)));
        before.process(ProcessorTask.record(patch(1, at("2025-06-01"), on("2025-07-11"))));

        LifecycleProcessor after = task.open(LeadTimes.of(List.of(7)));
        after.process(ProcessorTask.record(new Observation.Tick(at("2025-06-11")))); // the former 30 days
        after.process(ProcessorTask.record(new Observation.Tick(at("2025-07-12"))));

        assertThat(task.told())
                .containsExactly(TransitionType.ANNOUNCED, TransitionType.APPROACHING, TransitionType.REACHED);
    }

    @Test
    void aTaskThatIsSetBackToItsLastCommitDecidesAgainWhatWasNotCommitted() {
        ProcessorTask task = new ProcessorTask();
        LifecycleProcessor processor = task.open(LeadTimes.DEFAULT);
        processor.process(ProcessorTask.record(patch(1, at("2025-07-10"), on("2025-07-11"))));
        ProcessorTask committed = task.copy();
        processor.process(ProcessorTask.record(new Observation.Tick(at("2025-07-13"))));
        assertThat(task.told()).endsWith(TransitionType.REACHED);

        // Kafka Streams revives a task whose transaction was aborted: the same processor, its stores as committed.
        processor.init(committed.context());
        processor.process(ProcessorTask.record(new Observation.Tick(at("2025-07-13"))));

        assertThat(committed.told()).containsExactly(TransitionType.REACHED);
    }

    @Test
    void whatWaitsForItsPortionNamesTheSuccessorThatWasKnownWhereItStandsInTheLog() {
        ProcessorTask task = new ProcessorTask();
        LifecycleProcessor processor = task.open(LeadTimes.of(List.of()), 1);
        processor.process(ProcessorTask.record(ending("2.16", 1, "2025-06-01", "2025-07-10")));
        processor.process(ProcessorTask.record(ending("2.17", 2, "2025-06-01", "2025-07-11")));
        processor.process(ProcessorTask.record(ending("2.19", 3, "2025-06-01", "2026-07-11")));
        processor.process(ProcessorTask.record(new Observation.Tick(at("2025-08-01")))); // two are due, one is decided
        assertThat(task.told())
                .filteredOn(type -> type == TransitionType.REACHED)
                .hasSize(1);

        // Observed before the end of 2.17, but told after the tick.
        processor.process(ProcessorTask.record(ending("2.20", 4, "2025-06-02", "2027-07-11")));

        assertThat(task.transitions())
                .filteredOn(each -> each.type() == TransitionType.REACHED)
                .extracting(each -> Objects.requireNonNull(each.successor()).version())
                .containsExactly("2.19", "2.19");
    }

    private static Observation.SupportLines ending(String version, long sequence, String at, String patch) {
        String subject = "deep-learning-vm/tensorflow/" + version;
        return Telling.lines(
                sequence, at(at), Telling.line(subject, version, on(patch), PublishedDate.NOT_PUBLISHED, at(at)));
    }
}
