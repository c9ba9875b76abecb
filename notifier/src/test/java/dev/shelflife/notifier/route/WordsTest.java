package dev.shelflife.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.events.TransitionType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.ChoiceFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Map<String, String> ENGLISH = texts(Language.EN);

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasEveryKey(Language language) {
        assertThat(texts(language).keySet()).isEqualTo(ENGLISH.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguagePutsInTheSame(Language language) {
        texts(language)
                .forEach((key, text) ->
                        assertThat(places(text)).as(key).isEqualTo(places(ENGLISH.getOrDefault(key, ""))));
    }

    /** A brace that belongs to no name is a slip, and so is an apostrophe in a choice, which would quote what follows. */
    @ParameterizedTest
    @EnumSource
    void nothingIsHalfWritten(Language language) {
        texts(language).forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank().isEqualTo(text.strip());
            assertThat(PLACE.matcher(text).replaceAll("")).as(key).doesNotContain("{", "}");
            if (key.startsWith("count.")) {
                assertThat(text).as(key).doesNotContain("'");
                assertThat(new ChoiceFormat(text).getFormats())
                        .as(key)
                        .allSatisfy(form -> assertThat(places(form.toString())).containsExactly("count"));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EN")
    void noSentenceWasForgotten(Language language) {
        texts(language).forEach((key, text) -> {
            if (key.matches("(headline|meaning|standing|end|count|successor)\\b.*")) {
                assertThat(text).as(key).isNotEqualTo(ENGLISH.get(key));
            }
        });
    }

    @Test
    void everyTypeHasAHeadline() {
        assertThat(ENGLISH.keySet())
                .containsAll(Arrays.stream(TransitionType.values())
                        .map(type -> "headline." + type.slug())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"EN", "DE", "ES", "IT"})
    void oneIsNotTwo(Language language) {
        Words words = Words.of(language);
        assertThat(words.count("days-left", 1).replace("1", "2")).isNotEqualTo(words.count("days-left", 2));
        assertThat(words.count("days-left", 0).replace("0", "2")).isEqualTo(words.count("days-left", 2));
    }

    /** As CLDR has it, none is singular in French and in the Portuguese of Brazil. */
    @ParameterizedTest
    @EnumSource(names = {"FR", "PT_BR"})
    void noneIsLikeOne(Language language) {
        Words words = Words.of(language);
        assertThat(words.count("days-left", 0).replace("0", "1")).isEqualTo(words.count("days-left", 1));
        assertThat(words.count("days-left", 1).replace("1", "2")).isNotEqualTo(words.count("days-left", 2));
    }

    @Test
    void digitsHaveNoMarksBetweenThem() {
        assertThat(Words.of(Language.DE).count("days-left", 12_345)).isEqualTo("(noch 12345 Tage)");
    }

    @Test
    void whatIsPutInIsNotReadAgain() {
        assertThat(Words.of(Language.EN).say("subject", Map.of("name", "{headline} $1 \\", "headline", "{name}")))
                .isEqualTo("{headline} $1 \\: {name}");
    }

    @Test
    void whatIsNotThereIsToldAndNotShown() {
        assertThatThrownBy(() -> Words.of(Language.EN).say("subject", Map.of("name", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{headline}");
        assertThatThrownBy(() -> Words.of(Language.EN).say("nothing")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void aLanguageOfALaterVersionIsReadAsEnglish() {
        assertThat(Language.of("tlh")).isEqualTo(Language.EN);
        assertThat(Language.of(null)).isEqualTo(Language.EN);
        assertThat(Arrays.stream(Language.values()).map(each -> Language.of(each.tag())))
                .containsExactly(Language.values());
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(place -> place.substring(1, place.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Read strictly: what is no UTF-8 fails. */
    private static Map<String, String> texts(Language language) {
        String name = "words/" + language.tag() + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(name);
                Reader reader = new InputStreamReader(
                        in, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT))) {
            Properties read = new Properties();
            read.load(reader);
            Map<String, String> texts = new TreeMap<>();
            read.forEach((key, text) -> texts.put((String) key, (String) text));
            return texts;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(name, e);
        }
    }
}
