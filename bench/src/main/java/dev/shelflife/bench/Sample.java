package dev.shelflife.bench;

import java.util.Arrays;

/**
 * Figures of one thing measured several times.
 *
 * @param values sorted, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // made once, shown, never compared
record Sample(double[] values) {

    static Sample of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Sample(sorted);
    }

    double median() {
        return values[values.length / 2];
    }

    double least() {
        return values[0];
    }

    double most() {
        return values[values.length - 1];
    }

    String range() {
        return Report.number(least()) + " to " + Report.number(most());
    }
}
