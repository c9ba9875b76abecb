package dev.shelflife.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for on the command line.
 *
 * @param benchmarks names of what to run, in this order
 * @param pairs how often each thing is measured, beside the first time, which warms up
 * @param records how many records go through a topology
 * @param lines how many support lines are in the stores, or due at one midnight
 * @param stages whether the topologies between the bare one and the real one are measured too
 * @param with settings of Kafka Streams that the real topology of {@code throughput} runs under instead of its own
 * @param json file to which the rows are added as JSON lines
 */
record Options(
        List<String> benchmarks,
        int pairs,
        @Nullable Integer records,
        @Nullable Integer lines,
        boolean stages,
        Map<String, String> with,
        @Nullable Path json) {

    private static final int PAIRS = 3;

    /** Reads them. */
    static Options of(String[] arguments) {
        List<String> benchmarks = new ArrayList<>();
        int pairs = PAIRS;
        Integer records = null;
        Integer lines = null;
        boolean stages = true;
        Map<String, String> with = new HashMap<>();
        Path json = null;
        for (Iterator<String> each = List.of(arguments).iterator(); each.hasNext(); ) {
            String argument = each.next();
            switch (argument) {
                case "--pairs" -> pairs = Integer.parseInt(each.next());
                case "--records" -> records = Integer.parseInt(each.next());
                case "--lines" -> lines = Integer.parseInt(each.next());
                case "--no-stages" -> stages = false;
                case "--with" -> {
                    String[] setting = each.next().split("=", 2);
                    with.put(setting[0], setting[1]);
                }
                case "--json" -> json = Path.of(each.next());
                default -> benchmarks.add(argument);
            }
        }
        return new Options(List.copyOf(benchmarks), pairs, records, lines, stages, Map.copyOf(with), json);
    }

    /** The records asked for, or as many as a benchmark is about. */
    int recordsOr(int usual) {
        return records == null ? usual : records;
    }

    /** The lines asked for, or as many as a benchmark is about. */
    int linesOr(int usual) {
        return lines == null ? usual : lines;
    }
}
