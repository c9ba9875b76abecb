package dev.shelflife.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.topics.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Names of nodes, stores and topics are a contract: changelog topics are named after them. */
class GoldenTopologyTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/lifecycle-topology.txt");

    @Test
    void theTopologyIsTheOneThatWasReviewed() throws IOException {
        String topology = LifecycleTopology.build(
                        Cluster.at("127.0.0.1:1"),
                        StreamsSettings.in(Path.of("state")),
                        new LifecycleMeters(Meters.none()))
                .describe()
                .toString();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, topology);
        }
        assertThat(topology).isEqualTo(Files.readString(GOLDEN));
    }
}
