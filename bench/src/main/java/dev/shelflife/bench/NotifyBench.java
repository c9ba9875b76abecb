package dev.shelflife.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The benchmarks of the notifier, chosen by name. Ends 1 when one of them misses its aim. */
public final class NotifyBench {

    private static final List<String> ALL = List.of("routes", "throughput");

    private NotifyBench() {}

    /** Runs them. */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        Options options = Options.of(arguments);
        Report report = new Report(System.out, options.json());
        try {
            System.exit(run(report, options) ? 0 : 1); // the broker leaves threads behind
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(2);
        }
    }

    private static boolean run(Report report, Options options) throws Exception {
        boolean met = true;
        for (String name : options.benchmarks().isEmpty() ? ALL : options.benchmarks()) {
            met &= switch (name) {
                case "routes" -> RoutesBench.run(report);
                case "throughput" -> DeliveryBench.run(report, options);
                default -> throw new IllegalArgumentException("no benchmark is called " + name + ": choose of " + ALL);
            };
        }
        return met;
    }
}
