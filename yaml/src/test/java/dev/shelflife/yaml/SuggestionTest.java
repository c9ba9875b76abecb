package dev.shelflife.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final List<String> KNOWN = List.of("demo", "replay", "sources", "status", "topics");

    @Test
    void aSlipIsPutRight() {
        assertThat(Suggestion.of("tpoics", KNOWN)).isEqualTo("topics");
        assertThat(Suggestion.of("Stauts", KNOWN)).isEqualTo("status");
        assertThat(Suggestion.clause("dem", KNOWN)).isEqualTo("; did you mean 'demo'?");
    }

    @Test
    void anotherWordIsNotGuessedAt() {
        assertThat(Suggestion.of("banana", KNOWN)).isNull();
        assertThat(Suggestion.clause("banana", KNOWN)).isEmpty();
        assertThat(Suggestion.of("anything", List.of())).isNull();
    }

    @Property
    void distanceIsSymmetricAndZeroForTheSameWord(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(Suggestion.distance(b, a));
        assertThat(Suggestion.distance(a, a)).isZero();
        assertThat(Suggestion.distance(a, b))
                .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
    }
}
