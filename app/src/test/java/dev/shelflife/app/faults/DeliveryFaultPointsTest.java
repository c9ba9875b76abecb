package dev.shelflife.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The running notifier fails once at each point between reading a transition and booking what became of it, one point a scene, and
 * is started again, by turns with what it had on its disk and without: receivers were told everything under one id each, and whoever reads
 * what is committed sees each deprecation once and one end of each notification. Most of the time is waiting, so
 * several installations on one broker share the points.
 */
class DeliveryFaultPointsTest {

    private static final int LANES = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private static final Map<Fault, CompletableFuture<Long>> results = new LinkedHashMap<>();
    private static final ConcurrentLinkedQueue<Fault> left = new ConcurrentLinkedQueue<>();
    private static final ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    private static EmbeddedBroker broker;

    @BeforeAll
    static void start(@TempDir Path folder) {
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        List<Fault> all = DeliveryPoints.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
        all.forEach(each -> results.put(each, new CompletableFuture<>()));
        left.addAll(all);
        for (int lane = 0; lane < LANES; lane++) {
            String name = "lane-" + lane;
            lanes.execute(() -> play(name, folder.resolve(name)));
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        left.clear();
        lanes.shutdown();
        assertThat(lanes.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        broker.close();
        System.out.println(table());
    }

    @TestFactory
    Stream<DynamicTest> everyNotificationArrivesAndEndsOnce() {
        return results.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey().toString(), () -> each.getValue().get(PATIENCE.toSeconds(), TimeUnit.SECONDS)));
    }

    /** Plays what is left, until nothing is or something went wrong; then it begins anew, on another installation. */
    private static void play(String name, Path folder) {
        for (int installation = 0; !left.isEmpty(); installation++) {
            String own = name + "-" + installation;
            Fault fault = null;
            try (DeliveryRun run = new DeliveryRun(broker.bootstrapServers(), own + ".", folder.resolve(own))) {
                run.playUndisturbed();
                assertThat(run.faults().seen().stream().filter(DeliveryPoints::isStep))
                        .as("each step has a point, and each point a step")
                        .containsExactlyInAnyOrderElementsOf(DeliveryPoints.operations());
                boolean keepsState = true;
                for (fault = left.poll(); fault != null; fault = left.poll()) {
                    long began = System.nanoTime();
                    run.play(fault, DeliveryPoints.isAtStart(fault), keepsState);
                    results.get(fault).complete(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                    keepsState = !keepsState;
                }
            } catch (Throwable e) {
                results.get(Optional.ofNullable(fault)
                                .or(() -> Optional.ofNullable(left.poll()))
                                .orElseThrow())
                        .completeExceptionally(e);
            }
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder("fault points of delivery\n");
        results.forEach((fault, result) -> table.append(
                        result.isCompletedExceptionally() ? "FAILED  " : result.isDone() ? "held    " : "not met ")
                .append(fault)
                .append('\n'));
        return table.toString();
    }
}
