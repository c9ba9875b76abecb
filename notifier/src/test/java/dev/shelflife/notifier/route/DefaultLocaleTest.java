package dev.shelflife.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.notifier.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Other digits, another lower case of I, other calendars, and languages of which there are words: the machine's own do not show. */
@Isolated
class DefaultLocaleTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
        ResourceBundle.clearCache(Words.class.getClassLoader());
    }

    @Test
    void theLanguageOfTheMachineDoesNotShow() {
        List<String> expected = told();
        for (String tag : List.of("tr-TR", "ar-EG", "th-TH-u-ca-buddhist-nu-thai", "de-DE", "zh-CN")) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            ResourceBundle.clearCache(Words.class.getClassLoader());
            assertThat(told()).as(tag).isEqualTo(expected);
            for (Language language : Language.values()) {
                Words read = new Words(language);
                assertThat(read.say("end.patch"))
                        .as(tag)
                        .isEqualTo(Words.of(language).say("end.patch"));
                assertThat(read.count("days-left", 1_234)).contains("1234");
                assertThat(read.say("title.lines", Map.of()))
                        .isEqualTo(Words.of(language).say("title.lines"));
            }
        }
    }

    private static List<String> told() {
        return Arrays.stream(Language.values())
                .map(language -> Rendering.render(
                        Subscription.everythingTo("x").in(language), Examples.approaching(30), Examples.MIDNIGHT))
                .map(notification -> MessageText.of(notification).plain() + MessageText.standing(notification))
                .toList();
    }
}
