package dev.shelflife.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Times two pieces of work in turn, A B A B …, so that both meet the same machine, and compares pair by pair.
 *
 * @param ratios of the second to the first, one a pair, sorted
 * @param baselineMillis median time of one run of the first
 * @param measuredMillis median time of one run of the second
 */
@SuppressWarnings("ArrayRecordComponent") // made once, shown, never compared
record Pairs(double[] ratios, double baselineMillis, double measuredMillis) {

    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final long LEAST_NANOS = 40_000_000L;

    /** What keeps the work from being optimised away. */
    static int sink;

    /** Work that gives something, so that it has to be done. */
    interface Work {
        Object run();
    }

    /** Warms both up, then times them in so many pairs. */
    static Pairs of(int pairs, Work baseline, Work measured) {
        long until = System.nanoTime() + WARM_UP_NANOS;
        while (System.nanoTime() - until < 0) {
            time(1, baseline);
            time(1, measured);
        }
        int runs = (int) Math.max(1, LEAST_NANOS / Math.max(1, time(1, baseline)));
        double[] first = new double[pairs];
        double[] second = new double[pairs];
        double[] ratios = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            first[i] = time(runs, baseline) / (double) runs;
            second[i] = time(runs, measured) / (double) runs;
            ratios[i] = second[i] / first[i];
        }
        Arrays.sort(ratios);
        return new Pairs(ratios, median(first) / 1e6, median(second) / 1e6);
    }

    double medianRatio() {
        return ratios[ratios.length / 2];
    }

    private static long time(int runs, Work work) {
        long start = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            sink ^= System.identityHashCode(work.run());
        }
        return System.nanoTime() - start;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%8.2f ms %8.2f ms   ratio %.2f (%.2f to %.2f)",
                baselineMillis,
                measuredMillis,
                medianRatio(),
                ratios[0],
                ratios[ratios.length - 1]);
    }
}
