package dev.shelflife.notifier.topology;

import dev.shelflife.events.Command;
import dev.shelflife.events.topics.Json;
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

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, byte[]> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        store = context.getStateStore(SenderTopology.ACKNOWLEDGEMENTS);
    }

    @Override
    public void process(Record<String, byte[]> received) {
        Command.Acknowledge ack = acknowledge(received.value());
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

    /** Other kinds of commands are for others. */
    private static Command.@Nullable Acknowledge acknowledge(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return Json.read(value, Command.class) instanceof Command.Acknowledge ack ? ack : null;
        } catch (UnreadableRecordException e) {
            LOG.warn("a command that nobody can read is passed over: {}", e.getMessage());
            return null;
        }
    }
}
