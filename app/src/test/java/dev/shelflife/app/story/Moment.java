package dev.shelflife.app.story;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.GroupPartitioner;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.ClockRole;
import dev.shelflife.streams.rules.LifecycleBook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A look at the pages of the story, or a midnight.
 *
 * @param told what the look tells; empty for a midnight
 */
public record Moment(Instant at, List<Observation.Told> told) {

    private static final Instant BEGIN = Instant.parse("2025-02-20T00:00:00Z");
    private static final Instant END = Instant.parse("2025-08-01T00:00:00Z");

    /** The looks of the story, without the time between them. */
    public static List<Moment> looks() {
        StoryHistory history = new StoryHistory();
        return Stream.concat(Story.FIRST_HALF.stream(), Story.SECOND_HALF.stream())
                .filter(scene -> scene.pages() != null)
                .map(scene -> new Moment(scene.at(), history.look(scene.pages(), scene.at())))
                .toList();
    }

    /** A midnight every so many days, the looks in between, and the end. */
    public static List<Moment> withMidnights(List<Moment> looks, int days) {
        List<Moment> all = new ArrayList<>(looks);
        for (Instant midnight = BEGIN; midnight.isBefore(END); midnight = midnight.plus(days, ChronoUnit.DAYS)) {
            all.add(new Moment(midnight, List.of()));
        }
        all.add(new Moment(END, List.of()));
        all.sort(java.util.Comparator.comparing(Moment::at));
        return all;
    }

    /** Writes them as ingest and the clock do. */
    public static void write(Cluster cluster, List<Moment> moments) throws Exception {
        String topic = cluster.name(Topics.OBSERVATIONS);
        try (ClockRole clock = ClockRole.manual(cluster);
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        cluster.with(Map.of(ProducerConfig.PARTITIONER_CLASS_CONFIG, GroupPartitioner.class.getName())),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (Moment moment : moments) {
                if (moment.told().isEmpty()) {
                    clock.tick(moment.at());
                }
                for (Observation.Told each : moment.told()) {
                    producer.send(new ProducerRecord<>(topic, each.subject(), Json.write(each)))
                            .get();
                }
            }
        }
    }

    /** What they tell without a broker, by subject: the model of every comparison. */
    public static SortedMap<String, List<String>> replay(List<Moment> moments) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        List<Transition> told = new ArrayList<>();
        for (Moment moment : moments) {
            if (moment.told().isEmpty()) {
                told.addAll(book.tick(moment.at()));
            }
            moment.told().forEach(each -> told.addAll(book.observe(each)));
        }
        return told.stream()
                .collect(Collectors.groupingBy(
                        Transition::subject, TreeMap::new, Collectors.mapping(Json::line, Collectors.toList())));
    }
}
