package dev.shelflife.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.CatchUp;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.Moment;
import dev.shelflife.app.story.Story;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past of the story, asked for with the commands. */
class PastCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static EmbeddedBroker broker;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void letTheStoryHappen(@TempDir Path data, @TempDir Path state) throws Exception {
        broker = EmbeddedBroker.start(data, 0);
        Cluster cluster = Cluster.at(broker.bootstrapServers());
        try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(2, (short) 1, 1))) {
            admin.createAndVerify(PATIENCE);
        }
        Moment.write(cluster, Moment.withMidnights(Moment.looks(), 1));
        try (Lifecycles lifecycles = Lifecycles.start(cluster, StreamsSettings.in(state));
                CatchUp catchUp = new CatchUp(cluster)) {
            lifecycles.awaitRunning(PATIENCE);
            catchUp.await(Lifecycles.ROLE, Topics.OBSERVATIONS, PATIENCE);
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void whatWasValidOnADayIsToldAsItWasKnownAtAnInstant() throws Exception {
        // Told on March 1 to end on March 20; on April 1 the date became July 1.
        assertThat(stage("--at", "2025-03-21", "--known-at", "2025-03-31")).isEqualTo("END_OF_PATCH");
        assertThat(stage("--at", "2025-03-21", "--known-at", "2025-04-02")).isEqualTo("SUPPORTED");
        assertThat(stage("--at", "2025-03-20", "--known-at", "2025-03-31")).isEqualTo("SUPPORTED");
        assertThat(stage("--at", "2025-03-21")).isEqualTo("SUPPORTED");
        assertThat(stage("--at", "2025-07-02")).isEqualTo("END_OF_AVAILABILITY"); // both ends, by the dates of April
        assertThat(stage("--known-at", "2025-03-31")).isEqualTo("END_OF_PATCH");
    }

    @Test
    void beforeTheFirstLookNothingWasKnown() {
        assertThat(shelflife("status", Story.TENSORFLOW, "--known-at", "2025-02-28")).isEqualTo(3);
        assertThat(err.toString()).contains("nothing there yet");
    }

    @Test
    void timesThatAreNoneAreRefused() {
        assertThat(shelflife("status", "--at", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("--at soon is neither a day");
        assertThat(shelflife("status", "--known-at", "2999-01-01")).isEqualTo(2);
        assertThat(err.toString()).contains("lies ahead");
    }

    @Test
    void aVersionHasAStory_andEachOfItsLinesAReason() throws Exception {
        assertThat(shelflife("history", Story.TENSORFLOW, "--json")).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSameSizeAs(Story.TOLD.get(Story.TENSORFLOW));
        JsonNode last = Json.mapper().readTree(lines.get(lines.size() - 1));

        out.getBuffer().setLength(0);
        assertThat(shelflife("why", last.get("id").textValue())).isZero();
        assertThat(out.toString())
                .contains(
                        last.get("provenance").get(0).get("url").textValue(),
                        "shelflife archive show "
                                + last.get("provenance").get(0).get("sha256").textValue());
    }

    @Test
    void anImageHasAStory() throws Exception {
        assertThat(shelflife("history", Story.TENSORFLOW, "--json")).isZero();
        JsonNode first = Json.mapper().readTree(out.toString().lines().findFirst().orElseThrow());
        String image = first.get("images").get(0).textValue();

        out.getBuffer().setLength(0);
        assertThat(shelflife("history", image)).isZero();
        assertThat(out.toString()).contains(Story.TENSORFLOW);
    }

    @Test
    void whatWasNeverToldIsNotFound() {
        assertThat(shelflife("history", "no/such/version")).isEqualTo(3);
        assertThat(shelflife("why", "0123")).isEqualTo(3);
        assertThat(err.toString()).contains("nothing has been told of 'no/such/version'", "no transition has the id '0123'");
    }

    private String stage(String... times) throws Exception {
        out.getBuffer().setLength(0);
        String[] args = new String[times.length + 3];
        args[0] = "status";
        args[1] = Story.TENSORFLOW;
        args[2] = "--json";
        System.arraycopy(times, 0, args, 3, times.length);
        assertThat(shelflife(args)).as("%s", err).isZero();
        return Json.mapper().readTree(out.toString()).get("stage").textValue();
    }

    private int shelflife(String... args) {
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--bootstrap";
        all[args.length + 1] = broker.bootstrapServers();
        return Shelflife.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }
}
