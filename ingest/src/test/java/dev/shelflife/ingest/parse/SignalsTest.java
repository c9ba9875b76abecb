package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.ingest.parse.Signals.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
                assertThat(rules.get(i).in(signals.of(text))).as(text).isTrue();
            }
            String inside = "x" + stem;
            assertThat(rules.get(i).in(signals.of(inside))).as(inside).isFalse();
        }
    }

    @Test
    void aRuleIsTriedAtTheBeginningsOfWordsAlone() {
        Signals signals = new Signals();
        Rule first = signals.rule("^new\\b", "new");
        Rule negated = signals.rule("n't new\\b", "isn");
        assertThat(first.in(signals.of("New images"))).isTrue();
        assertThat(first.in(signals.of("All new images"))).isFalse();
        assertThat(negated.in(signals.of("It isn't new"))).isFalse();
        assertThat(negated.within(signals.of("It isn't new"))).isTrue();
    }

    @Test
    void theFirstLettersOfAWordRuleOutNothingThatMatches() {
        Signals signals = new Signals();
        List<String> patterns =
                List.of("\\b(?:upgrad|updat)ed\\b", "\\b\\S+ly\\b", "(?<=^|, )new", "\\d\\.x", "\\ba\\b(?! b)");
        List<Rule> rules = new ArrayList<>();
        for (String pattern : patterns) {
            rules.add(signals.rule(pattern, "upgrad updat x b new hard"));
        }
        for (String text : List.of(
                "Hardly UPDATED",
                "hard, new",
                "1.x",
                "up-dated, Upgraded1 upgraded",
                "a b",
                "b a",
                "\u00e9upgraded",
                "\u00e9 hardly x",
                "newly, New b")) {
            for (int i = 0; i < patterns.size(); i++) {
                Matcher m = Pattern.compile(patterns.get(i), Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false);
                boolean expected = false;
                for (int at = 0; at < text.length(); at++) {
                    boolean begins = Character.isLetterOrDigit(text.charAt(at))
                            && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
                    expected |= begins && m.region(at, text.length()).lookingAt();
                }
                assertThat(rules.get(i).in(signals.of(text)))
                        .as(patterns.get(i) + " in " + text)
                        .isEqualTo(expected);
            }
        }
    }
}
