package dev.shelflife.events.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EffectiveEndPropertiesTest {

    private static final Map<String, String> KEYS = new TreeMap<>(Map.of(
            "cuda/cuda/12.8", "CUDA 12.8",
            "nvidia-driver/nvidia-driver/r570", "NVIDIA driver R570",
            "python/python/3.10", "Python 3.10",
            "ubuntu/ubuntu/22.04", "Ubuntu 22.04"));
    private static final String NOBODY = "-";

    /** Ends of own support and of each key; {@link #NOBODY} for a key that no source tells of. */
    record World(String own, List<List<String>> ends) {
        Map<String, Lifecycle> rows() {
            Rows rows = new Rows();
            int i = 0;
            for (String key : KEYS.keySet()) {
                List<String> each = ends.get(i++);
                if (!each.contains(NOBODY)) {
                    rows.with(key, each.toArray(String[]::new));
                }
            }
            return rows.map();
        }

        LineState line() {
            return Rows.image(own, "3.10", "ubuntu2204", "12.8", "x-nvidia-570");
        }

        EffectiveEnd effective() {
            return EffectiveEnd.of(line(), rows());
        }
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<String> days = Arbitraries.integers()
                .between(0, 5)
                .map(day -> LocalDate.of(2026, 10, 28).plusDays(day).toString());
        Arbitrary<String> statuses = Arbitraries.of("NOT_SET", "NOT_APPLICABLE", "NOT_PUBLISHED", "UNREADABLE");
        Arbitrary<String> ends = Arbitraries.oneOf(days, days, statuses);
        Arbitrary<List<String>> lines = Arbitraries.oneOf(ends, ends, Arbitraries.just(NOBODY))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(ends, lines.list().ofSize(KEYS.size())).as(World::new);
    }

    @Property
    void neverAfterAKnownEndAndAlwaysOneOfThem(@ForAll("worlds") World world) {
        EffectiveEnd effective = world.effective();
        List<LocalDate> known = Stream.concat(
                        Stream.of(effective.own()),
                        effective.components().stream().map(ComponentEnd::end))
                .map(end -> end.date())
                .filter(Objects::nonNull)
                .toList();
        assertThat(effective.date()).isEqualTo(known.isEmpty() ? null : Collections.min(known));
        assertThat(effective.endsFirst() == null).isEqualTo(known.isEmpty());
    }

    @Property
    void whatIsNotKnownChangesNothing(@ForAll("worlds") World world) {
        EffectiveEnd effective = world.effective();
        Map<String, Lifecycle> onlyKnown = new HashMap<>(world.rows());
        effective.components().stream()
                .filter(each -> each.end().date() == null)
                .forEach(each -> onlyKnown.keySet().removeAll(each.component().keys()));
        EffectiveEnd again = EffectiveEnd.of(world.line(), onlyKnown);
        assertThat(again.date()).isEqualTo(effective.date());
        assertThat(again.endsFirst()).isEqualTo(effective.endsFirst());
    }

    @Property
    void theNameDependsOnTheEndsAlone(@ForAll("worlds") World world, @ForAll Random random) {
        List<Map.Entry<String, Lifecycle>> shuffled =
                new java.util.ArrayList<>(world.rows().entrySet());
        Collections.shuffle(shuffled, random);
        Map<String, Lifecycle> other = new java.util.LinkedHashMap<>();
        shuffled.forEach(each -> other.put(each.getKey(), each.getValue()));
        other.putAll(new Rows().with("python/python/2.7", "2020-01-01").map());
        assertThat(EffectiveEnd.of(world.line(), other)).isEqualTo(world.effective());
    }
}
