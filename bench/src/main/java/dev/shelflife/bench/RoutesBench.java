package dev.shelflife.bench;

import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Routed;
import dev.shelflife.notifier.route.Routing;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.notifier.route.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a transition costs to route and render with few subscriptions and with very many. Each team wants two versions of one framework;
 * one wants everything. A transition is told to the same number in both tables.
 */
final class RoutesBench {

    private static final int FEW = 10;
    private static final int MANY = 10_000;
    private static final int TRANSITIONS = 1_000;
    private static final int PAIRS = 31;
    private static final double MOST = 2;
    private static final Duration EVER = Duration.ofDays(9_999);

    private RoutesBench() {}

    /** Whether the aim is met. */
    static boolean run(Report report) {
        Routing few = new Routing(table(FEW), LeadTimes.DEFAULT);
        Routing many = new Routing(table(MANY), LeadTimes.DEFAULT);
        List<Transition> ofFew = about(FEW);
        List<Transition> ofMany = about(MANY);
        int toldByFew = told(few, ofFew);
        int toldByMany = told(many, ofMany);
        if (toldByFew != toldByMany) {
            throw new IllegalStateException("not the same work: " + toldByFew + " and " + toldByMany);
        }
        Pairs pairs = Pairs.of(PAIRS, () -> told(few, ofFew), () -> told(many, ofMany));
        Report.Table table = report.table(
                "routes, " + PAIRS + " pairs, " + toldByFew / TRANSITIONS + " told of each transition",
                "subscriptions",
                "us a transition",
                "ratio",
                "range");
        table.row(Integer.toString(FEW), micros(pairs.baselineMillis()), "1", "");
        double[] ratios = pairs.ratios();
        table.row(
                Integer.toString(MANY),
                micros(pairs.measuredMillis()),
                Report.number(pairs.medianRatio()),
                Sample.of(ratios).range());
        table.print();
        if (pairs.medianRatio() > MOST) {
            report.note("misses its aim: " + MOST);
            return false;
        }
        return true;
    }

    private static String micros(double millis) {
        return Report.number(millis * 1e3 / TRANSITIONS);
    }

    /** The last wants everything; the others two versions each, of the frameworks in turn. */
    private static List<Subscription> table(int size) {
        List<Subscription> table = new ArrayList<>();
        for (int team = 0; team < size - 1; team++) {
            String framework = framework(2 * team);
            Set<String> versions = Set.of(version(2 * team), version(2 * team + 1));
            Wanted wanted =
                    new Wanted(Set.of(), Set.of(framework), versions, Set.of(), Set.of(), Set.of(), Severity.INFO);
            table.add(Subscription.everythingTo("hook-" + team).to(wanted).within(EVER));
        }
        table.add(Subscription.everythingTo("all").within(EVER));
        return table;
    }

    private static String framework(int version) {
        return key(version).framework();
    }

    private static String version(int version) {
        return key(version).version();
    }

    private static SubjectKey key(int version) {
        return Objects.requireNonNull(SubjectKey.parse(Workload.subject(version)));
    }

    /** Transitions from all over what the table of a size names. */
    private static List<Transition> about(int size) {
        int versions = 2 * (size - 1);
        return IntStream.range(0, TRANSITIONS)
                .mapToObj(i -> TransitionLoad.reached((int) (i * 7_919L % versions)))
                .toList();
    }

    private static int told(Routing routing, List<Transition> transitions) {
        int told = 0;
        for (Transition each : transitions) {
            for (Routed routed : routing.match(each, TransitionLoad.MIDNIGHT)) {
                Pairs.sink ^=
                        System.identityHashCode(Rendering.render(routed.subscription(), each, TransitionLoad.MIDNIGHT));
                told++;
            }
        }
        return told;
    }
}
