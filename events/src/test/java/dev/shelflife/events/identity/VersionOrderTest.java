package dev.shelflife.events.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOrderTest {

    private static final List<String> ASCENDING = List.of(
            "cpu", "nightly", "1.4", "1.4-2", "1.10", "1.10.x", "2.0rc1", "2.0", "2.0.1", "2.9", "2.10", "10.2", "10.x",
            "b", "b9522");

    @Test
    void numbersCountAsNumbers() {
        List<String> shuffled =
                new ArrayList<>(List.of("2.10", "2.9", "1.4-2", "2.0.1", "1.10", "1.4", "2.0rc1", "2.0", "10.2"));
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(VersionOrder.INSTANCE);
        assertThat(shuffled).containsExactly("1.4", "1.4-2", "1.10", "2.0rc1", "2.0", "2.0.1", "2.9", "2.10", "10.2");
    }

    @ParameterizedTest
    @CsvSource({
        "2.9, 2.15, true",
        "2.15, 2.15, true",
        "2.15.1, 2.15, true",
        "2.16, 2.15, false",
        "2.1, 2.15, true",
        "12.1, 12.1, true",
        "11.8, 12.1, true",
        "12.10, 12.4, false",
        "cpu, 12.4, false",
        "nightly, 2.15, false",
        "nightly, nightly, true",
        "v1.3, 1.3, true"
    })
    void upToABound(String version, String bound, boolean within) {
        assertThat(VersionOrder.isUpTo(version, bound)).isEqualTo(within);
    }

    @Property
    void itIsAnOrder(@ForAll("versions") String a, @ForAll("versions") String b, @ForAll("versions") String c) {
        VersionOrder order = VersionOrder.INSTANCE;
        assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
        if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
            assertThat(order.compare(a, c)).isLessThanOrEqualTo(0);
        }
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.oneOf(
                Arbitraries.of(ASCENDING),
                Arbitraries.strings().withChars("0129.-xrc+").ofMaxLength(8));
    }
}
