package dev.shelflife.bench;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.streams.rules.Decision;
import dev.shelflife.streams.rules.LifecycleBook;
import dev.shelflife.streams.rules.LifecycleRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What each step that an observation goes through costs the processor, without Kafka: where the time of the topology goes. */
final class StepsBench {

    private static final int VERSIONS = 5_000;
    private static final int STEPS = 4;
    private static final int ROUNDS = 3;

    private final List<byte[]> observations = new ArrayList<>();
    private final List<Observation.Told> told = new ArrayList<>();
    private final List<byte @Nullable []> rowsBefore = new ArrayList<>();
    private final List<@Nullable Lifecycle> before = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    static void run(Report report) {
        StepsBench bench = new StepsBench();
        bench.prepare();
        bench.measure(report);
    }

    private void prepare() {
        Map<String, Lifecycle> rows = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            for (int version = 0; version < VERSIONS; version++) {
                Observation.Told each = Workload.step(version, step);
                Lifecycle row = rows.get(each.subject());
                Decision decision =
                        Objects.requireNonNull(LifecycleBook.step(row, each, Workload.START, LeadTimes.DEFAULT));
                told.add(each);
                observations.add(Json.write(each));
                before.add(row);
                rowsBefore.add(row == null ? null : Json.write(row));
                decisions.add(decision);
                rows.put(each.subject(), decision.row());
            }
        }
    }

    private void measure(Report report) {
        Report.Table table = report.table("steps", "step", "CPU us a record", "range");
        step(table, "read the observation", i -> use(Json.read(observations.get(i), Observation.class)));
        step(table, "read the row", i -> {
            byte[] row = rowsBefore.get(i);
            use(row == null ? null : Json.read(row, Lifecycle.class));
        });
        step(
                table,
                "fold and decide",
                i -> use(LifecycleBook.step(before.get(i), told.get(i), Workload.START, LeadTimes.DEFAULT)));
        step(table, "when the former row was due", i -> use(LifecycleRules.due(before.get(i), LeadTimes.DEFAULT)));
        step(table, "compare the rows", i -> use(decisions.get(i).row().equals(before.get(i))));
        step(table, "write the row", i -> use(Json.write(decisions.get(i).row())));
        step(
                table,
                "headers of the row",
                i -> use(CloudEventHeaders.of(
                        decisions.get(i).row(), Ids.of("state", Ids.sha256(observations.get(i))))));
        step(
                table,
                "write the transitions",
                i -> decisions.get(i).transitions().forEach(each -> use(Json.write(each))));
        step(
                table,
                "headers of the transitions",
                i -> decisions.get(i).transitions().forEach(each -> use(CloudEventHeaders.of(each))));
        step(table, "all of it, record by record", this::all);
        table.print();
        report.note("bytes: observation " + mean(observations) + ", row "
                + mean(decisions.stream().map(each -> Json.write(each.row())).toList()) + ", transition "
                + mean(decisions.stream()
                        .flatMap(each -> each.transitions().stream())
                        .map(Json::write)
                        .toList())
                + "; transitions a record "
                + Report.number(decisions.stream()
                                .map(Decision::transitions)
                                .mapToInt(List<Transition>::size)
                                .sum()
                        / (double) decisions.size()));
    }

    private void all(int i) {
        Observation.Told observation = (Observation.Told) Json.read(observations.get(i), Observation.class);
        byte[] stored = rowsBefore.get(i);
        Lifecycle row = stored == null ? null : Json.read(stored, Lifecycle.class);
        Decision decision =
                Objects.requireNonNull(LifecycleBook.step(row, observation, Workload.START, LeadTimes.DEFAULT));
        use(LifecycleRules.due(row, LeadTimes.DEFAULT));
        use(decision.row().equals(row));
        byte[] state = Json.write(decision.row());
        use(CloudEventHeaders.of(decision.row(), Ids.of("state", Ids.sha256(state))));
        for (Transition transition : decision.transitions()) {
            use(Json.write(transition));
            use(CloudEventHeaders.of(transition));
        }
    }

    private void step(Report.Table table, String name, IntConsumer work) {
        double[] micros = new double[ROUNDS];
        int records = observations.size();
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            for (int i = 0; i < records; i++) {
                work.accept(i);
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            long start = Cpu.ofThisThread();
            for (int i = 0; i < records; i++) {
                work.accept(i);
            }
            micros[round] = (Cpu.ofThisThread() - start) / 1e3 / records;
        }
        Sample sample = Sample.of(micros);
        table.row(name, Report.number(sample.median()), sample.range());
    }

    private static void use(@Nullable Object value) {
        Pairs.sink ^= System.identityHashCode(value);
    }

    private static long mean(List<byte[]> values) {
        return Math.round(
                values.stream().mapToInt(each -> each.length).average().orElse(0));
    }
}
