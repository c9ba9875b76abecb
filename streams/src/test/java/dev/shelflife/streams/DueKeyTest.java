package dev.shelflife.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class DueKeyTest {

    private static final long LIMIT = 4_000_000_000_000_000L;

    @Property
    void sortedAsBytesIsSortedByTime(
            @ForAll @LongRange(min = -LIMIT, max = LIMIT) long one,
            @ForAll @LongRange(min = -LIMIT, max = LIMIT) long two,
            @ForAll @StringLength(max = 20) String subject) {
        int byBytes =
                DueKey.of(Instant.ofEpochMilli(one), subject).compareTo(DueKey.of(Instant.ofEpochMilli(two), subject));
        assertThat(Integer.signum(byBytes)).isEqualTo(Long.compare(one, two));
    }

    @Property
    void whatGoesInComesOut_andLiesWithinItsInstant(
            @ForAll @LongRange(min = -LIMIT, max = LIMIT) long millis,
            @ForAll @StringLength(min = 1, max = 20) String name) {
        Instant due = Instant.ofEpochMilli(millis);
        String subject = name.replaceAll("[^a-z]", "x");
        var key = DueKey.of(due, subject);
        assertThat(DueKey.due(key)).isEqualTo(due);
        assertThat(DueKey.subject(key)).isEqualTo(subject);
        assertThat(key).isBetween(DueKey.from(due), DueKey.through(due));
    }
}
