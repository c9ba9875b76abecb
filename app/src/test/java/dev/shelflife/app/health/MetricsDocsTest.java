package dev.shelflife.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is documented is what is there, under the names that Prometheus gets. */
class MetricsDocsTest {

    private static final Path DOCS = Path.of("../docs/metrics.md");
    private static final String HEAD =
            """
            # Metrics

            At `/metrics` of a process that runs roles, in Prometheus' text form; see [operations](operations.md). This table is
            written by a test from [Metric](../events/src/main/java/dev/shelflife/events/metrics/Metric.java). A process has the
            meters of the roles that it runs. Beside them stand those of Kafka's clients and of Kafka Streams, under Kafka's names:
            `kafka_consumer_fetch_manager_records_lag` is how far a partition's reader is behind.

            | metric | kind | tags | role | what |
            | --- | --- | --- | --- | --- |
            """;

    @Test
    void theTableIsThatOfTheConstants() throws IOException {
        String table = HEAD
                + java.util.Arrays.stream(Metric.values())
                        .map(MetricsDocsTest::row)
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCS, table);
        }
        assertThat(DOCS).as("written by -Dgolden.update=true").content().isEqualTo(table);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void prometheusGetsTheName(Metric metric) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        String[] values = metric.tags().stream().map(tag -> "x").toArray(String[]::new);
        Meters meters = new Meters(registry);
        if (metric.kind() == Metric.Kind.COUNTER) {
            meters.counter(metric, values).increment();
        } else {
            meters.gauge(metric, () -> 1, values);
        }
        assertThat(registry.scrape().lines())
                .contains("# HELP " + metric.prometheus() + " " + metric.help())
                .anyMatch(line -> line.matches(metric.prometheus() + "(\\{.*\\})? 1\\.0"));
    }

    private static String row(Metric metric) {
        return "| `" + metric.prometheus() + "` | "
                + metric.kind().name().toLowerCase(Locale.ROOT) + " | "
                + metric.tags().stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", ")) + " | "
                + metric.role() + " | " + metric.help() + " |\n";
    }
}
