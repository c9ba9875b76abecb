package dev.shelflife.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The benchmarks of the lifecycle topology, chosen by name. */
public final class StreamsBench {

    private static final List<String> ALL = List.of("steps", "throughput", "tick", "midnight", "restart");

    private StreamsBench() {}

    /** Runs them. */
    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        Options options = Options.of(arguments);
        Report report = new Report(System.out, options.json());
        for (String name : options.benchmarks().isEmpty() ? ALL : options.benchmarks()) {
            switch (name) {
                case "steps" -> StepsBench.run(report);
                case "throughput" -> ThroughputBench.run(report, options);
                case "tick" -> TickBench.run(report, options);
                case "midnight" -> MidnightBench.run(report, options);
                case "restart" -> RestartBench.run(report, options);
                default -> throw new IllegalArgumentException("no benchmark is called " + name + ": choose of " + ALL);
            }
        }
        System.exit(0); // the broker leaves threads behind
    }
}
