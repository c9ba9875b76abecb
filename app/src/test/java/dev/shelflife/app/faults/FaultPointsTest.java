package dev.shelflife.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.events.topics.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The running lifecycle role fails once at each point between reading a record and committing what follows from it, and is
 * started again: whoever reads what is committed sees no transition lost or repeated.
 */
class FaultPointsTest {

    /** What is done at least once in each scene. */
    private static final List<String> ONCE = List.of(
            "read: process",
            "lifecycle: process",
            "lifecycle: punctuate",
            "lifecycle: rows.get",
            "lifecycle: rows.put",
            "lifecycle: due-index.range",
            "lifecycle: due-index.put",
            "lifecycle: due-index.delete",
            "lifecycle: clock.put",
            "lifecycle: siblings.get",
            "lifecycle: siblings.put",
            "read: forward lifecycle",
            "lifecycle: forward lifecycles",
            "lifecycle: forward history",
            "lifecycle: forward transitions",
            "lifecycle: forward image-releases",
            "read: forward dead-letter",
            "lifecycle: commit",
            "lifecycles: send lifecycles",
            "lifecycles: send history",
            "lifecycles: send transitions",
            "lifecycles: send image-releases",
            "lifecycles: send observations.dead-letter",
            "lifecycles: send lifecycles-rows-changelog",
            "lifecycles: send lifecycles-due-index-changelog",
            "lifecycles: send lifecycles-clock-changelog",
            "lifecycles: send lifecycles-siblings-changelog",
            "lifecycles: producer.sendOffsetsToTransaction",
            "lifecycles: producer.commitTransaction");

    /** What is done more often; later in a scene, on both sides of a tick's portions. */
    private static final List<String> OFTEN = List.of(
            "lifecycle: rows.put",
            "lifecycle: due-index.put",
            "lifecycle: due-index.delete",
            "lifecycle: siblings.put",
            "lifecycle: forward transitions",
            "lifecycles: send transitions");

    private static final int LATER = 4;
    private static final List<String> AT_START =
            List.of("lifecycle: clock.get", "lifecycles: producer.initTransactions");

    private static EmbeddedBroker broker;
    private static FaultRun run;
    private static int scenes;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        run = new FaultRun(broker.bootstrapServers(), "faulty.", folder.resolve("state"));
        run.play(new Scene(scenes++));
        run.assertTold();
    }

    @AfterAll
    static void stop() {
        run.close();
        broker.close();
    }

    static List<Fault> faults() {
        List<Fault> all = new ArrayList<>();
        for (Fault.Side side : Fault.Side.values()) {
            ONCE.forEach(operation -> all.add(new Fault(operation, side, 1)));
            OFTEN.forEach(operation -> all.add(new Fault(operation, side, LATER)));
            AT_START.forEach(operation -> all.add(new Fault(operation, side, 1)));
        }
        // Not after it: it tells nobody but the producer, and cannot fail when it is done; see DeliveryPoints.
        all.add(new Fault("lifecycles: producer.beginTransaction", Fault.Side.BEFORE, 1));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> noTransitionIsLostOrRepeated() {
        assertThat(faults()).hasSizeGreaterThanOrEqualTo(50).doesNotHaveDuplicates();
        return faults().stream().map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> fails(fault)));
    }

    private static void fails(Fault fault) throws Exception {
        int before = run.told();
        if (AT_START.contains(fault.operation())) {
            run.stop();
            run.faults().arm(fault);
            run.play(new Scene(scenes++));
            run.start();
        } else {
            run.faults().arm(fault);
            run.play(new Scene(scenes++));
        }
        Throwable failure = run.awaitFailure();
        assertThat(run.faults().fired()).contains(fault);
        assertThat(failure).hasRootCauseInstanceOf(Faults.Injected.class);
        run.start();
        run.assertTold();
        assertThat(run.told()).isGreaterThan(before);
        assertThat(run.committed(Topics.OBSERVATIONS_DEAD_LETTER)).hasSize(scenes);
        assertThat(run.committed(Topics.IMAGE_RELEASES)).hasSize(scenes).doesNotHaveDuplicates();
    }
}
