package dev.shelflife.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.identity.LineId;
import dev.shelflife.events.identity.LineIdentity;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.topics.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplacedLinesTest {

    private static final LineIdentity PLAIN = new LineIdentity("a", null, "3.10", null, "GPU", "12.3");
    private static final SupportLine LINE = new RandomValues(3).of(SupportLine.class);

    static Stream<LineIdentity> oneFieldAway() {
        return Stream.of(
                new LineIdentity("b", null, "3.10", null, "GPU", "12.3"),
                new LineIdentity("a", "Training", "3.10", null, "GPU", "12.3"),
                new LineIdentity("a", null, null, null, "GPU", "12.3"),
                new LineIdentity("a", null, "3.10", "Debian 11", "GPU", "12.3"),
                new LineIdentity("a", null, "3.10", null, "CPU", "12.3"),
                new LineIdentity("a", null, "3.10", null, "GPU", "12.4"));
    }

    @ParameterizedTest
    @MethodSource("oneFieldAway")
    void eachFieldOfAnIdentityCountsOnce_andMakesAnotherId(LineIdentity other) {
        SubjectKey subject = new SubjectKey("service", "framework", "1");
        assertThat(PLAIN.differences(other)).isEqualTo(1);
        assertThat(other.differences(PLAIN)).isEqualTo(1);
        assertThat(LineId.of(subject, other)).isNotEqualTo(LineId.of(subject, PLAIN));
    }

    @Test
    void differencesAddUp() {
        assertThat(PLAIN.differences(PLAIN)).isZero();
        assertThat(PLAIN.differences(new LineIdentity("b", "x", null, "y", null, null)))
                .isEqualTo(6);
    }

    @Test
    void recordsFromBeforeThereWereReplacementsAreRead() {
        ObjectNode lines = Json.mapper().valueToTree(lines(Map.of(LINE.id(), "former")));
        lines.remove("replaced");
        assertThat(((Observation.SupportLines) Json.read(Json.write(lines), Observation.class)).replaced())
                .isEmpty();

        ObjectNode state = Json.mapper().valueToTree(new RandomValues(1).of(Lifecycle.LineState.class));
        state.remove("formerIds");
        assertThat(Json.read(Json.write(state), Lifecycle.LineState.class).formerIds())
                .isEmpty();
        ObjectNode named = Json.mapper().valueToTree(new RandomValues(1).of(Transition.Line.class));
        named.remove("formerIds");
        assertThat(Json.read(Json.write(named), Transition.Line.class).formerIds())
                .isEmpty();
    }

    @Test
    void aLineReplacesAtMostOneThatIsNotShown_andMustBeShownItself() {
        assertThat(lines(Map.of(LINE.id(), "former")).replaced()).containsOnlyKeys(LINE.id());
        for (Map<String, String> wrong : List.of(
                Map.of("not shown", "former"),
                Map.of(LINE.id(), LINE.id()),
                Map.of(LINE.id(), "former", "other", "former"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> lines(wrong)).withMessageContaining("cannot replace");
        }
    }

    private static Observation.SupportLines lines(Map<String, String> replaced) {
        return new Observation.SupportLines(
                LINE.key(), "source", 1, Instant.EPOCH, ZoneOffset.UTC, List.of(LINE), new TreeMap<>(replaced));
    }
}
