package dev.shelflife.app.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.mutation.Expectation.Doubted;
import dev.shelflife.app.mutation.Expectation.Emptied;
import dev.shelflife.app.mutation.Expectation.Gone;
import dev.shelflife.app.mutation.Expectation.Moved;
import dev.shelflife.app.mutation.Expectation.NotRead;
import dev.shelflife.app.mutation.Expectation.NothingNew;
import dev.shelflife.app.mutation.Expectation.Released;
import dev.shelflife.app.mutation.Expectation.Same;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks each bundled page in many seeded ways and looks at what comes of it, through parser, guard, difference and lifecycle
 * rules: nothing that still stands on the page may be lost in silence, and nothing may be told that the page does not say.
 *
 * <p>{@code -Dmutation.count} and {@code -Dmutation.seed} make longer and other runs; a failure names seed and operator.
 */
class MutationTest {

    private static final int COUNT = Integer.getInteger("mutation.count", 1000);
    private static final long SEED = Long.getLong("mutation.seed", 20261125L);
    private static final int SHOWN = 12;

    static Stream<BundledPage> pages() {
        return BundledPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingIsLostInSilenceAndNothingIsMadeUp(BundledPage page) {
        List<Operator> operators = new ArrayList<>(PageFaults.ALL);
        operators.addAll(page.isTable() ? TableFaults.ALL : NoteFaults.ALL);
        Map<String, Integer> made = new TreeMap<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        int mutants = 0;
        for (long seed = SEED; mutants < COUNT; seed++) {
            Operator operator = operators.get(Math.floorMod(seed, operators.size()));
            Optional<Mutant> mutant = operator.apply(page, new Random(seed));
            if (mutant.isEmpty()) {
                continue;
            }
            mutants++;
            made.merge(operator.name(), 1, Integer::sum);
            String fault = fault(new Look(page, mutant.get()), mutant.get().expected());
            if (fault != null) {
                wrong.put(operator.name() + ", seed " + seed, fault);
            }
        }
        assertThat(made).as("operators that were applied to " + page).hasSizeGreaterThan(20);
        assertThat(wrong.entrySet().stream().limit(SHOWN))
                .as(wrong.size() + " of " + mutants + " mutants of " + page + " came out wrong")
                .isEmpty();
    }

    /** What is wrong, or null. */
    private static String fault(Look look, Expectation expected) {
        if (expected instanceof Same) {
            return look.isQuiet() ? null : "should be the same page, but " + look;
        }
        if (expected instanceof Doubted) {
            return look.isDoubted() && look.transitions().isEmpty() ? null : "should be doubted, but " + look;
        }
        if (expected instanceof NothingNew) {
            return look.transitions().isEmpty() && look.lines().isEmpty() ? null : "tells what is not so: " + look;
        }
        if (expected instanceof Gone gone) {
            boolean right = look.absent().equals(gone.lineIds())
                    && look.lines().isEmpty()
                    && look.transitions().isEmpty();
            return right ? null : "should miss " + gone.lineIds() + ", but " + look;
        }
        if (expected instanceof Moved moved) {
            return look.tellsOnly(moved.lineId(), moved.milestone(), moved.to()) || look.holdsOnly(moved.lineId())
                    ? null
                    : "should move " + moved + ", but " + look;
        }
        if (expected instanceof Emptied emptied) {
            return look.tellsOnly(emptied.lineId(), emptied.milestone(), null) || look.holdsOnly(emptied.lineId())
                    ? null
                    : "should take back " + emptied + ", but " + look;
        }
        if (expected instanceof NotRead notRead) {
            boolean right = look.transitions().isEmpty()
                    && (look.problemNames(notRead.text()) || look.holdsOnly(notRead.lineId()));
            return right ? null : "should complain of '" + notRead.text() + "', but " + look;
        }
        Released released = (Released) expected;
        return look.releasesOnly(released.subject(), released.patchVersion())
                ? null
                : "should release " + released + ", but " + look;
    }
}
