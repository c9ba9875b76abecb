package dev.shelflife.notifier.topology;

import dev.shelflife.events.Command;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import dev.shelflife.notifier.queue.Acknowledgements;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the latest acknowledgement of each target, for all tasks to read. */
final class AcknowledgeProcessor extends ContextualProcessor<String, byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgeProcessor.class);

    private final NotifierMeters meters;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, byte[]> store;

    AcknowledgeProcessor(NotifierMeters meters) {
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        store = context.getStateStore(SenderTopology.ACKNOWLEDGEMENTS);
    }

    @Override
    public void process(Record<String, byte[]> received) {
        Command.Acknowledge ack;
        try {
            Command command = DeadLetters.read(received.value(), Command.class);
            if (command instanceof Command.Unknown) {
                meters.passedOver(Topics.COMMANDS);
            }
            ack = command instanceof Command.Acknowledge acknowledged ? acknowledged : null;
        } catch (UnreadableRecordException e) {
            // A global store has no way out to a dead letter; who gave the order sees that nothing comes of it.
            LOG.warn("a command that nobody can read is passed over: {}", e.getMessage());
            meters.refused(Topics.COMMANDS);
            return;
        }
        if (ack == null) {
            return;
        }
        Command.Acknowledge before = acknowledge(store.get(ack.target()));
        if (before == null || !ack.at().isBefore(before.at())) {
            store.put(ack.target(), received.value());
        }
    }

    /** The acknowledgements in a store that this processor fills. */
    static Acknowledgements reading(KeyValueStore<String, byte[]> store) {
        return (subject, milestone) -> acknowledge(store.get(Command.targetOf(subject, milestone)));
    }

    /** Only what could be read comes into the store. */
    private static Command.@Nullable Acknowledge acknowledge(byte @Nullable [] value) {
        return value != null && Json.read(value, Command.class) instanceof Command.Acknowledge ack ? ack : null;
    }
}
