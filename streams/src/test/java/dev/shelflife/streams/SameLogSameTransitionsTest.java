package dev.shelflife.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.GroupPartitioner;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.rules.Histories;
import dev.shelflife.streams.rules.LifecycleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Utils;

/**
 * Per subject, the same transitions to the last byte: up at every midnight, down for 90 days at a time, replayed without a
 * broker, on one partition, two and eight.
 */
class SameLogSameTransitionsTest {

    private static final int FRAMEWORKS = 3;
    private static final int LAST_DAY = Histories.DAYS + 400;

    @Provide
    Arbitrary<List<Observation.Told>> histories() {
        return Histories.observations(FRAMEWORKS);
    }

    @Property(tries = 6)
    void whateverTheTicksAndThePartitions(@ForAll("histories") List<Observation.Told> history) throws IOException {
        Map<String, List<String>> replayed = replay(history);

        assertThat(live(history, 1, 1)).isEqualTo(replayed);
        assertThat(live(history, 90, 2)).isEqualTo(replayed);
        assertThat(live(history, 30, 8)).isEqualTo(replayed);
        assertThat(live(history, LAST_DAY, 1)).isEqualTo(replayed);
    }

    private static Map<String, List<String>> replay(List<Observation.Told> history) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        Map<String, List<String>> told = new TreeMap<>();
        history.forEach(each ->
                book.observe(each).forEach(transition -> add(told, transition.subject(), Json.line(transition))));
        book.tick(day(LAST_DAY)).forEach(transition -> add(told, transition.subject(), Json.line(transition)));
        return told;
    }

    /** The topology, one driver a partition, with a tick to every partition each {@code every} days. */
    private static Map<String, List<String>> live(List<Observation.Told> history, int every, int partitions)
            throws IOException {
        Path directory = Files.createTempDirectory("same-log");
        List<LifecycleDriver> drivers = new ArrayList<>();
        try {
            for (int partition = 0; partition < partitions; partition++) {
                drivers.add(new LifecycleDriver(directory.resolve("p" + partition), 2));
            }
            int next = 0;
            for (int today = 0; today <= LAST_DAY; today += every) {
                for (; next < history.size() && history.get(next).at().isBefore(day(today)); next++) {
                    Observation.Told each = history.get(next);
                    drivers.get(GroupPartitioner.partition(each.subject(), partitions))
                            .tell(each);
                }
                tick(drivers, day(today));
            }
            tick(drivers, day(LAST_DAY));
            return told(drivers);
        } finally {
            drivers.forEach(LifecycleDriver::close);
            Utils.delete(directory.toFile());
        }
    }

    private static void tick(List<LifecycleDriver> drivers, Instant at) {
        for (LifecycleDriver driver : drivers) {
            driver.tick(at);
            driver.pump(Duration.ofMillis(500));
        }
    }

    private static Map<String, List<String>> told(List<LifecycleDriver> drivers) {
        Map<String, List<String>> told = new TreeMap<>();
        for (LifecycleDriver driver : drivers) {
            driver.records(Topics.TRANSITIONS)
                    .forEach(each -> add(told, each.key(), new String(each.value(), StandardCharsets.UTF_8)));
        }
        return told;
    }

    private static void add(Map<String, List<String>> told, String subject, String transition) {
        told.computeIfAbsent(subject, none -> new ArrayList<>()).add(transition);
    }

    private static Instant day(int day) {
        return Histories.start().plus(day, ChronoUnit.DAYS);
    }
}
