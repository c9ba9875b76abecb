package dev.shelflife.app.history;

import dev.shelflife.app.cluster.TopicTail;
import dev.shelflife.events.Transition;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads what has been told. */
public final class TransitionLog {

    private TransitionLog() {}

    /**
     * The transitions that are wanted, in the order in which they happened; those of one subject as they were told.
     *
     * @param said takes what could not be read, in words for people
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer, or refuses
     */
    public static List<Transition> read(Cluster cluster, Predicate<Transition> wanted, Consumer<String> said) {
        List<Transition> all = new ArrayList<>();
        try (TopicTail tail = TopicTail.of(cluster, List.of(Topics.TRANSITIONS, Topics.TARGET_TRANSITIONS))) {
            tail.drain((topic, record) -> {
                try {
                    Transition transition = Json.read(record.value(), Transition.class);
                    if (wanted.test(transition)) {
                        all.add(transition);
                    }
                } catch (UnreadableRecordException e) {
                    said.accept("a transition of " + record.key() + " is passed over: " + e.getMessage());
                }
            });
        }
        all.sort(Comparator.comparing(Transition::effectiveAt));
        return all;
    }

    /** Whether a transition is about a subject, or about an image by its full name or the last part of it. */
    public static boolean isAbout(Transition transition, String name) {
        return transition.subject().equals(name)
                || transition.images().stream().anyMatch(image -> image.equals(name) || image.endsWith("/" + name));
    }
}
