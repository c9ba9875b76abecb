package dev.shelflife.streams;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Progress;
import dev.shelflife.events.Transition;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.streams.rules.Decision;
import dev.shelflife.streams.rules.Knowledge;
import dev.shelflife.streams.rules.LifecycleBook;
import dev.shelflife.streams.rules.LifecycleRules;
import dev.shelflife.streams.rules.Siblings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows and the due index, and tells what the pure rules decide. Reads no clock: the time is the last tick of the
 * partition and the row's own observations. A tick that makes much due is worked off in portions; the wall clock only says
 * when to take the next portion.
 */
final class LifecycleProcessor extends ContextualProcessor<String, Object, String, byte[]> {

    private static final String TICK = "tick";
    private static final Duration PUMP_INTERVAL = Duration.ofMillis(10);
    private static final byte[] PRESENT = {1};

    /** How often it is told how far the partition is decided: by the wall clock, so that neither ticks nor a re-read cost more. */
    static final Duration PROGRESS_EVERY = Duration.ofSeconds(30);

    private final StreamsSettings settings;
    private final LifecycleMeters meters;
    private @Nullable PartitionMeters shown;
    /** Rows as they stand on the state table, so that each is written as JSON once. */
    private @Nullable KeyValueStore<String, byte[]> rows;

    private @Nullable KeyValueStore<Bytes, byte[]> dueIndex;
    private @Nullable KeyValueStore<String, Long> clock;
    private @Nullable KeyValueStore<String, Siblings> siblings;
    private Instant tick = Instant.MIN;
    /** Everything due before this has been decided; where the next scan begins, so that it walks no tombstones. */
    private @Nullable Instant scannedTo;

    /** How far the partition was last told to be decided; null before the first time. */
    private @Nullable Instant progress;

    private boolean backlog = true;

    LifecycleProcessor(StreamsSettings settings, LifecycleMeters meters) {
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        rows = context.getStateStore(LifecycleTopology.ROWS);
        dueIndex = context.getStateStore(LifecycleTopology.DUE);
        clock = context.getStateStore(LifecycleTopology.CLOCK);
        siblings = context.getStateStore(LifecycleTopology.SIBLINGS);
        Long last = clock().get(TICK);
        tick = last == null ? Instant.MIN : Instant.ofEpochMilli(last);
        // A task whose transaction was aborted is opened again, the same processor over stores that were set back.
        scannedTo = null;
        progress = null;
        backlog = true;
        shown = meters.open(context.taskId().partition(), tick, rows());
        context.schedule(PROGRESS_EVERY, PunctuationType.WALL_CLOCK_TIME, ignored -> tellProgress());
        context.schedule(PUMP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, ignored -> {
            if (backlog) {
                decideDue();
            }
        });
    }

    @Override
    public void process(Record<String, Object> record) {
        if (record.value() instanceof Observation.Tick now) {
            onTick(now.at());
        } else if (record.value() instanceof Observation.Told told) {
            onObservation(told);
        }
    }

    /** Stores and index keep milliseconds, so a tick is taken at that precision from the start. */
    private void onTick(Instant told) {
        Instant now = told.truncatedTo(ChronoUnit.MILLIS);
        if (now.isAfter(tick)) {
            tick = now;
            clock().put(TICK, now.toEpochMilli());
            decideDue();
        }
    }

    private void onObservation(Observation.Told told) {
        if (backlog) {
            decideSiblings(told.subject());
        }
        Lifecycle before = row(told.subject());
        Decision decision = LifecycleBook.step(before, told, tick, settings.leadTimes());
        if (decision != null) {
            keepAndTell(told.subject(), before, decision, Knowledge.isNew(before, decision.row()));
        }
    }

    /** Decides one portion of what is due by the last tick. */
    private void decideDue() {
        if (tick.equals(Instant.MIN)) {
            backlog = false;
            return;
        }
        List<Bytes> due = dueKeys();
        for (Bytes key : due) {
            dueIndex().delete(key);
            decide(DueKey.subject(key));
        }
        backlog = due.size() == settings.portion();
        scannedTo = backlog ? DueKey.due(due.get(due.size() - 1)) : tick;
        initialized(shown).decided(tick, scannedTo, backlog);
        if (backlog) {
            context().commit();
        } else if (progress == null) {
            tellProgress();
        }
    }

    private void tellProgress() {
        if (!backlog && tick.isAfter(progress == null ? Instant.MIN : progress)) {
            progress = tick;
            int partition = context().taskId().partition();
            byte[] value = Json.write(new Progress(partition, tick));
            forward(Integer.toString(partition), value, new RecordHeaders(), LifecycleTopology.TO_PROGRESS);
        }
    }

    /**
     * What waits for its portion stands before this observation in the log. Other versions of its framework are decided first,
     * for they may name this one as what to move to.
     */
    private void decideSiblings(String subject) {
        Siblings group = siblings().get(SubjectKey.group(subject));
        if (group != null) {
            group.versions().keySet().forEach(this::decide);
        }
    }

    private void decide(String subject) {
        Lifecycle row = row(subject);
        if (row == null) {
            throw new IllegalStateException("an index names " + subject + ", which has no row");
        }
        Instant now = LifecycleBook.nowOf(row, tick);
        keepAndTell(subject, row, LifecycleRules.decide(row, now, settings.leadTimes()), false);
    }

    private List<Bytes> dueKeys() {
        Bytes from = scannedTo == null ? Bytes.wrap(new byte[0]) : DueKey.from(scannedTo);
        List<Bytes> due = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> keys = dueIndex().range(from, DueKey.through(tick))) {
            while (keys.hasNext() && due.size() < settings.portion()) {
                due.add(keys.next().key);
            }
        }
        return due;
    }

    /** @param news whether the row says something that was not known, and so becomes part of its history */
    private void keepAndTell(String subject, @Nullable Lifecycle before, Decision decision, boolean news) {
        Lifecycle after = decision.row();
        Instant wasDue = LifecycleRules.due(before, settings.leadTimes());
        if (wasDue != null && !wasDue.equals(decision.due())) {
            dueIndex().delete(DueKey.of(wasDue, subject));
        }
        if (decision.due() != null) {
            putDue(DueKey.of(decision.due(), subject), decision.due().equals(wasDue));
        }
        if (after.equals(before)) {
            return;
        }
        initialized(shown).row(after);
        byte[] state = Json.write(after);
        rows().put(subject, state);
        String digest = Ids.sha256(state);
        Instant decidedAt = LifecycleBook.nowOf(after, tick);
        Headers stands = CloudEventHeaders.of(after, Ids.of("state", digest));
        CloudEventHeaders.add(stands, CloudEventHeaders.DECIDED_AT, decidedAt.toString());
        forward(subject, state, stands, LifecycleTopology.TO_LIFECYCLES);
        if (news) {
            Headers headers = CloudEventHeaders.of(after, Ids.of("known", decidedAt, digest));
            CloudEventHeaders.add(headers, CloudEventHeaders.DECIDED_AT, decidedAt.toString());
            forward(subject, state, headers, LifecycleTopology.TO_HISTORY);
        }
        for (Transition transition : decision.with(siblingsOf(after)).transitions()) {
            tell(transition, decidedAt);
        }
    }

    /** Those of a row as they were before it was decided; what it says is kept for the others. */
    private Siblings siblingsOf(Lifecycle after) {
        if (!(after instanceof Lifecycle.FrameworkVersion version)) {
            return Siblings.NONE;
        }
        String group = SubjectKey.group(after.subject());
        Siblings before = siblings().get(group);
        Siblings known = before == null ? Siblings.NONE : before;
        Siblings now = known.with(version);
        if (!now.equals(known)) {
            siblings().put(group, now);
        }
        return known;
    }

    /**
     * @param expected whether it should be there already; looked at all the same, for under other lead times than today's the
     *     index may hold the row at another instant
     */
    private void putDue(Bytes key, boolean expected) {
        if (!expected || dueIndex().get(key) == null) {
            dueIndex().put(key, PRESENT);
        }
    }

    private void tell(Transition transition, Instant decidedAt) {
        meters.told(transition.type());
        Headers headers = CloudEventHeaders.of(transition);
        CloudEventHeaders.add(headers, CloudEventHeaders.DECIDED_AT, decidedAt.toString());
        forward(transition.subject(), Json.write(transition), headers, LifecycleTopology.TO_TRANSITIONS);
        if (transition.release() != null) {
            forward(
                    transition.subject(),
                    Json.write(transition.release()),
                    CloudEventHeaders.of(transition.release(), transition.effectiveAt()),
                    LifecycleTopology.TO_IMAGE_RELEASES);
        }
    }

    @Override
    public void close() {
        if (shown != null) {
            meters.close(shown);
        }
    }

    private void forward(String key, byte[] value, Headers headers, String sink) {
        // The broker stamps records when it appends them; the stream time here is only what Streams asks for.
        context().forward(new Record<>(key, value, context().currentSystemTimeMs(), headers), sink);
    }

    private @Nullable Lifecycle row(String subject) {
        byte[] state = rows().get(subject);
        return state == null ? null : Json.read(state, Lifecycle.class);
    }

    private KeyValueStore<String, byte[]> rows() {
        return initialized(rows);
    }

    private KeyValueStore<Bytes, byte[]> dueIndex() {
        return initialized(dueIndex);
    }

    private KeyValueStore<String, Siblings> siblings() {
        return initialized(siblings);
    }

    private KeyValueStore<String, Long> clock() {
        return initialized(clock);
    }

    private static <T> T initialized(@Nullable T store) {
        return java.util.Objects.requireNonNull(store, "init has not been called");
    }
}
