package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.ingest.parse.Signals.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalsTest {

    @Test
    void everyStemIsFoundWhereAWordBeginsWithIt() {
        Signals signals = new Signals();
        List<String> stems = List.of("delay", "postpon", "cancel", "add", "a", "patch", "update", "updat", "zebra");
        List<Rule> rules = new ArrayList<>();
        for (String stem : stems) {
            rules.add(signals.rule("\\b" + stem, stem));
        }
        for (int i = 0; i < stems.size(); i++) {
            String stem = stems.get(i);
            for (String text :
                    List.of(stem, "It was-" + stem + "ed", "(" + stem.toUpperCase(java.util.Locale.ROOT) + ")")) {
                assertThat(rules.get(i).in(text, signals.of(text))).as(text).isTrue();
            }
            String inside = "x" + stem;
            assertThat(rules.get(i).in(inside, signals.of(inside))).as(inside).isFalse();
        }
    }

    @Test
    void aRuleIsTriedAtTheBeginningsOfWordsAlone() {
        Signals signals = new Signals();
        Rule first = signals.rule("^new\\b", "new");
        Rule negated = signals.rule("n't new\\b", "isn");
        assertThat(first.in("New images", signals.of("New images"))).isTrue();
        assertThat(first.in("All new images", signals.of("All new images"))).isFalse();
        assertThat(negated.in("It isn't new", signals.of("It isn't new"))).isFalse();
        assertThat(negated.within("It isn't new", signals.of("It isn't new"))).isTrue();
    }
}
