package dev.shelflife.notifier.topology;

import dev.shelflife.events.Notification;
import dev.shelflife.events.Progress;
import dev.shelflife.notifier.route.Heartbeat;
import dev.shelflife.notifier.route.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a sign of life into the outbox, for each destination once in each of its intervals, as long as the log is decided up to now:
 * else it is silent, and silence is what is noticed. One task does it for all. It remembers nothing over a restart: the sign of an interval
 * has the same id whoever makes it, and the sender takes an id once.
 */
final class HeartbeatProcessor extends ContextualProcessor<byte[], byte[], String, Notification> {

    /** How often it is looked whether an interval has begun. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /**
     * How far what is decided may be behind real time: several ticks, and the restart of a role. Ahead of it is well, for a clock that
     * runs fast.
     */
    static final Duration MOST_BEHIND = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatProcessor.class);
    private static final int MAKER = 0;

    private final Map<String, Duration> intervals;
    private final Map<String, Language> languages;
    private final Clock transportClock;
    private final NotifierMeters meters;
    private final Map<String, Instant> told = new HashMap<>();
    private boolean silent;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, Progress> decided;

    HeartbeatProcessor(
            Map<String, Duration> intervals,
            Map<String, Language> languages,
            Clock transportClock,
            NotifierMeters meters) {
        this.intervals = new TreeMap<>(intervals);
        this.languages = Map.copyOf(languages);
        this.transportClock = transportClock;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Notification> context) {
        super.init(context);
        decided = context.getStateStore(Heartbeats.DECIDED);
        // What an aborted transaction had told is told again.
        told.clear();
        if (context.taskId().partition() == MAKER && !intervals.isEmpty()) {
            context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, timestamp -> look());
        }
    }

    /** What happens to versions and sources is no sign of life of the whole. */
    @Override
    public void process(Record<byte[], byte[]> transition) {}

    private void look() {
        Instant now = transportClock.instant();
        Progress least = ProgressStore.least(decided);
        boolean alive = least != null && !least.decidedUntil().plus(MOST_BEHIND).isBefore(now);
        say(alive, least);
        if (least == null || !alive) {
            return;
        }
        intervals.forEach((destination, every) -> {
            Instant begin = Heartbeat.begin(every, now);
            if (!begin.equals(told.put(destination, begin))) {
                Language language = languages.getOrDefault(destination, Language.EN);
                tell(Heartbeat.of(destination, every, begin, least.decidedUntil(), language));
            }
        });
    }

    private void tell(Notification sign) {
        context().forward(new Record<>(OutboxKey.of(sign), sign, context().currentSystemTimeMs(), new RecordHeaders()));
    }

    private void say(boolean alive, @Nullable Progress least) {
        meters.withholds(!alive);
        if (alive == !silent) {
            return;
        }
        silent = !alive;
        if (alive) {
            LOG.info("signs of life are given again");
        } else if (least == null) {
            LOG.info("no sign of life is given yet: nothing is known of how far the log is decided");
        } else {
            LOG.warn(
                    "no sign of life is given: partition {} is decided until {} only, more than {} ago",
                    least.partition(),
                    least.decidedUntil(),
                    MOST_BEHIND);
        }
    }

    /** Another instance gives them from now on, or none. */
    @Override
    public void close() {
        if (context().taskId().partition() == MAKER) {
            meters.withholds(false);
        }
    }
}
