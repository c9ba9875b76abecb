package dev.shelflife.notifier.topology;

import dev.shelflife.events.Command;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import dev.shelflife.notifier.queue.Silences;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the latest word about each target, for all tasks to read: what is silent, and which destinations are gone. */
final class CommandStore extends ContextualProcessor<String, byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(CommandStore.class);

    private final NotifierMeters meters;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, byte[]> store;

    CommandStore(NotifierMeters meters) {
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        store = context.getStateStore(SenderTopology.ACKNOWLEDGEMENTS);
    }

    @Override
    public void process(Record<String, byte[]> received) {
        Command command = read(received.value());
        if (command == null) {
            // A global store has no way out to a dead letter; who gave the order sees that nothing comes of it.
            meters.refused(Topics.COMMANDS);
        } else if (command instanceof Command.Unknown) {
            meters.passedOver(Topics.COMMANDS);
        }
        Instant at = command == null ? null : at(command);
        if (command == null || at == null) {
            return;
        }
        Command before = read(store.get(command.target()));
        Instant then = before == null ? null : at(before);
        if (then == null || !at.isBefore(then)) {
            store.put(command.target(), received.value());
        }
    }

    /** What was said about milestones, in a store that this processor fills. */
    static Silences silences(KeyValueStore<String, byte[]> store) {
        return (subject, milestone) ->
                read(store.get(Command.targetOf(subject, milestone))) instanceof Command.Silence silence
                        ? silence
                        : null;
    }

    /** Why a destination is sent nothing; null when it is. */
    static @Nullable String disabled(KeyValueStore<String, byte[]> store, String destination) {
        return read(store.get(Command.targetOfDestination(destination))) instanceof Command.DisableDestination gone
                ? gone.reason()
                : null;
    }

    /** Null for kinds of commands that are for others. */
    private static @Nullable Instant at(Command command) {
        return command instanceof Command.Silence silence
                ? silence.at()
                : command instanceof Command.DisableDestination gone
                        ? gone.at()
                        : command instanceof Command.EnableDestination back ? back.at() : null;
    }

    private static @Nullable Command read(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return Json.read(value, Command.class);
        } catch (UnreadableRecordException e) {
            LOG.warn("a command that nobody can read is passed over: {}", e.getMessage());
            return null;
        }
    }
}
