package dev.shelflife.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.CatchUp;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.Moment;
import dev.shelflife.app.story.Story;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.Notifier;
import dev.shelflife.notifier.NotifierSettings;
import dev.shelflife.notifier.topology.InventoryTopology;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is run, told with the commands, against the story that really happened in a broker. */
class InventoryCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int shelflife(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Shelflife.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void whatIsRunIsToldWithItsOwner_andGoesAgain(@TempDir Path data, @TempDir Path state, @TempDir Path files)
            throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            String bootstrap = broker.bootstrapServers();
            Cluster cluster = Cluster.at(bootstrap);
            try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(2, (short) 1, 1))) {
                admin.createAndVerify(PATIENCE);
            }
            Moment.write(cluster, Moment.withMidnights(Moment.looks(), 1));
            NotifierSettings settings =
                    new NotifierSettings(List.of(), List.of(), LeadTimes.DEFAULT, state.resolve("notifier"), 1);
            try (Lifecycles lifecycles = Lifecycles.start(cluster, StreamsSettings.in(state.resolve("streams")));
                    Notifier notifier = Notifier.start(cluster, settings, Clock.systemUTC());
                    CatchUp catchUp = new CatchUp(cluster)) {
                lifecycles.awaitRunning(PATIENCE);
                notifier.awaitRunning(PATIENCE);
                catchUp.await(Lifecycles.ROLE, Topics.OBSERVATIONS, PATIENCE);

                Path list = files.resolve("images.txt");
                Files.writeString(list, image(bootstrap) + "\npython:3.12\n");
                assertThat(shelflife(
                                "inventory",
                                "apply",
                                "--file",
                                list.toString(),
                                "--owner",
                                "team-a",
                                "--workload",
                                "shop",
                                "--bootstrap",
                                bootstrap))
                        .isZero();
                assertThat(err.toString()).contains("2 new or changed, 0 gone, 0 as before");
                catchUp.await(InventoryTopology.ROLE, Topics.INVENTORY, PATIENCE);
                catchUp.await(InventoryTopology.ROLE, Topics.LIFECYCLES, PATIENCE);
                awaitTargets(bootstrap, 2);
                assertThat(out.toString())
                        .contains(
                                "\"status\":\"MATCHED\"",
                                Story.TENSORFLOW,
                                "\"kind\":\"REACHED\"",
                                "\"status\":\"UNMATCHED\"");

                Files.writeString(list, "python:3.12\n");
                assertThat(shelflife(
                                "inventory",
                                "apply",
                                "--file",
                                list.toString(),
                                "--owner",
                                "team-a",
                                "--workload",
                                "shop",
                                "--bootstrap",
                                bootstrap))
                        .isZero();
                assertThat(err.toString()).contains("0 new or changed, 1 gone, 1 as before");
                awaitTargets(bootstrap, 1);
                assertThat(out.toString()).doesNotContain(Story.TENSORFLOW);

                Path snapshot = files.resolve("lifecycles.jsonl");
                assertThat(shelflife("snapshot", snapshot.toString(), "--bootstrap", bootstrap))
                        .isZero();
                assertThat(shelflife("check", "--snapshot", snapshot.toString(), image(bootstrap)))
                        .isEqualTo(1);
                assertThat(out.toString()).contains(Story.TENSORFLOW);
            }
        }
    }

    /** An image of the story's version, as its row names it. */
    private String image(String bootstrap) throws Exception {
        assertThat(shelflife("status", Story.TENSORFLOW, "--json", "--bootstrap", bootstrap))
                .isZero();
        JsonNode status = Json.mapper().readTree(out.toString());
        return status.get("lines").get(0).get("published").get("images").get(0).textValue();
    }

    /** The join has read both sides; what goes through its internal topic may still be on its way. */
    private void awaitTargets(String bootstrap, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            shelflife("inventory", "list", "--json", "--bootstrap", bootstrap);
        } while ((out.toString().lines().count() != count
                        || (count > 1 && !out.toString().contains("\"status\":\"MATCHED\"")))
                && System.nanoTime() < end);
        assertThat(out.toString().lines()).hasSize(count);
    }
}
