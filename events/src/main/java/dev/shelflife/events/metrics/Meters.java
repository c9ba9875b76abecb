package dev.shelflife.events.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the meters of {@link Metric} in a registry. Thread-safe.
 *
 * @param registry where they live
 */
public record Meters(MeterRegistry registry) {

    /** Meters that nobody reads, and that cost next to nothing. */
    public static Meters none() {
        return new Meters(new CompositeMeterRegistry());
    }

    /** A counter; the same one for the same values of its tags. */
    public Counter counter(Metric metric, String... values) {
        return Counter.builder(metric.id())
                .description(metric.help())
                .baseUnit(unit(metric))
                .tags(tags(metric, values))
                .register(registry);
    }

    /**
     * A gauge. One with these tags that is there already goes.
     *
     * @param value asked whenever somebody looks; null: not known, which is shown as not a number
     */
    public Gauge gauge(Metric metric, Supplier<@Nullable Number> value, String... values) {
        Gauge.Builder<Supplier<Number>> gauge = Gauge.builder(metric.id(), () -> {
                    Number now = value.get();
                    return now == null ? Double.NaN : now;
                })
                .description(metric.help())
                .baseUnit(unit(metric))
                .tags(tags(metric, values));
        Meter former = registry.find(metric.id()).tags(tags(metric, values)).gauge();
        if (former != null) {
            registry.remove(former);
        }
        return gauge.register(registry);
    }

    /** Takes a meter away: what it was about is no longer known here. */
    public void remove(Meter meter) {
        registry.remove(meter);
    }

    private static @Nullable String unit(Metric metric) {
        return metric.unit().isEmpty() ? null : metric.unit();
    }

    private static Tags tags(Metric metric, String... values) {
        if (values.length != metric.tags().size()) {
            throw new IllegalArgumentException(metric + " has the tags " + metric.tags());
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(metric.tags().get(i), values[i]);
        }
        return tags;
    }
}
