package dev.shelflife.notifier.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.topics.Cluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/** The names in a topology name its internal topics: a change of them loses state. */
class GoldenTopologyTest {

    private static final NotifierMeters METERS = new NotifierMeters(Meters.none(), Map.of(), Clock.systemUTC());

    private static final Cluster CLUSTER = Cluster.at("nowhere:1");

    @Test
    void theRoutingTopologyIsTheOneThatWasReviewed() throws IOException {
        matches(
                "routing",
                Heartbeats.addTo(
                        RoutingTopology.of(CLUSTER, List.of(), LeadTimes.DEFAULT, Clock.systemUTC(), METERS),
                        CLUSTER,
                        Map.of(),
                        Map.of(),
                        Clock.systemUTC(),
                        METERS));
    }

    @Test
    void theSenderTopologyIsTheOneThatWasReviewed() throws IOException {
        matches("sender", SenderTopology.of(CLUSTER, new Sends(Map.of(), Runnable::run, Clock.systemUTC()), METERS));
    }

    @Test
    void theInventoryTopologyIsTheOneThatWasReviewed() throws IOException {
        matches("inventory", InventoryTopology.of(CLUSTER));
    }

    private static void matches(String name, Topology topology) throws IOException {
        Path golden = Path.of("src/test/resources/golden", name + "-topology.txt");
        String described = topology.describe().toString();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, described, StandardCharsets.UTF_8);
        }
        assertThat(golden).hasContent(described);
    }
}
