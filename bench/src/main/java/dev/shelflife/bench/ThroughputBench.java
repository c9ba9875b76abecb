package dev.shelflife.bench;

import dev.shelflife.events.Observation;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.streams.LifecycleTopology;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * Observations through the whole lifecycle topology against topologies that only get and put, in turn on one broker, all with
 * the same settings and under {@code exactly_once_v2}.
 */
final class ThroughputBench {

    private static final int RECORDS = 100_000;
    private static final int STEPS = 4;
    private static final int CACHE_BYTES = 64 << 20;
    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    /** What is measured, the baseline first. */
    enum Subject {
        GET_PUT("bare get and put", BareTopology.Load.GET_PUT),
        CACHED("... and a cache in front of the store", BareTopology.Load.CACHED),
        READ_OBSERVATION("... and the observation read", BareTopology.Load.READ_OBSERVATION),
        SAME_WRITES("bare, with the writes of the real one", BareTopology.Load.SAME_WRITES),
        REAL("lifecycle topology", null);

        private final String title;
        private final BareTopology.@org.jspecify.annotations.Nullable Load load;

        Subject(String title, BareTopology.@org.jspecify.annotations.Nullable Load load) {
            this.title = title;
            this.load = load;
        }

        private Topology topology(Cluster cluster, StreamsSettings settings) {
            return load == null ? LifecycleTopology.build(cluster, settings) : BareTopology.build(cluster, load);
        }
    }

    /**
     * One run.
     *
     * @param perSecond records by the clock on the wall
     * @param threadMicros processor time of the stream thread for a record
     * @param processMicros of the whole process, with broker and compiler
     */
    private record Run(double perSecond, double threadMicros, double processMicros) {}

    private ThroughputBench() {}

    static void run(Report report, Options options) throws Exception {
        List<Subject> subjects = options.stages() ? List.of(Subject.values()) : List.of(Subject.GET_PUT, Subject.REAL);
        Map<Subject, List<Run>> runs = new EnumMap<>(Subject.class);
        try (BenchBroker broker = BenchBroker.start()) {
            for (int round = 0; round <= options.pairs(); round++) {
                for (Subject subject : subjects) {
                    Run run = measure(broker, subject, options);
                    if (round > 0) { // the first round warms up
                        runs.computeIfAbsent(subject, none -> new ArrayList<>()).add(run);
                    }
                }
            }
        }
        print(report, options, runs);
    }

    private static Run measure(BenchBroker broker, Subject subject, Options options) throws Exception {
        int versions = options.recordsOr(RECORDS) / STEPS;
        Cluster cluster = broker.newRun();
        Stream<Observation.Told> load = IntStream.range(0, STEPS).boxed().flatMap(step -> IntStream.range(0, versions)
                .mapToObj(version -> Workload.step(version, step)));
        broker.tell(cluster, load.iterator());
        StreamsSettings settings = StreamsSettings.in(broker.newDirectory("state"));
        Map<String, Object> properties = new HashMap<>(Lifecycles.properties(cluster, settings));
        if (subject == Subject.REAL) {
            properties.putAll(options.with());
        } else if (subject == Subject.CACHED) {
            properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        }
        StreamsConfig config = new StreamsConfig(properties);
        CountDownLatch running = new CountDownLatch(1);
        try (KafkaStreams streams = new KafkaStreams(subject.topology(cluster, settings), config)) {
            streams.setStateListener((now, before) -> {
                if (now == KafkaStreams.State.RUNNING) {
                    running.countDown();
                }
            });
            streams.start();
            if (!running.await(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("not running after " + START_LIMIT);
            }
            long wall = System.nanoTime();
            long thread = Cpu.ofThreads("StreamThread-1");
            long process = Cpu.ofProcess();
            BenchBroker.awaitCaughtUp(cluster, Lifecycles.ROLE);
            double records = (double) versions * STEPS;
            Run run = new Run(
                    records / ((System.nanoTime() - wall) / 1e9),
                    (Cpu.ofThreads("StreamThread-1") - thread) / 1e3 / records,
                    (Cpu.ofProcess() - process) / 1e3 / records);
            streams.close(CloseOptions.timeout(START_LIMIT)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
            return run;
        }
    }

    private static void print(Report report, Options options, Map<Subject, List<Run>> runs) {
        List<Run> baseline = runs.getOrDefault(Subject.GET_PUT, List.of());
        Report.Table table = report.table(
                "throughput, " + options.recordsOr(RECORDS) + " observations, " + options.pairs() + " rounds",
                "topology",
                "records/s",
                "range",
                "of bare",
                "thread CPU us",
                "range",
                "of bare",
                "process CPU us",
                "of bare");
        runs.forEach((subject, all) -> {
            Sample wall = sample(all, Run::perSecond);
            Sample thread = sample(all, Run::threadMicros);
            Sample process = sample(all, Run::processMicros);
            table.row(
                    subject.title,
                    Report.number(wall.median()),
                    wall.range(),
                    Report.number(ratio(all, baseline, Run::perSecond)),
                    Report.number(thread.median()),
                    thread.range(),
                    Report.number(1 / ratio(all, baseline, Run::threadMicros)),
                    Report.number(process.median()),
                    Report.number(1 / ratio(all, baseline, Run::processMicros)));
        });
        table.print();
        report.note(
                "of bare: median of the ratios round by round; for CPU what part of the speed is left (1 = as cheap)");
    }

    private static Sample sample(List<Run> runs, java.util.function.ToDoubleFunction<Run> figure) {
        return Sample.of(runs.stream().mapToDouble(figure).toArray());
    }

    private static double ratio(List<Run> runs, List<Run> baseline, java.util.function.ToDoubleFunction<Run> figure) {
        double[] ratios = new double[runs.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(runs.get(i)) / figure.applyAsDouble(baseline.get(i));
        }
        return Sample.of(ratios).median();
    }
}
