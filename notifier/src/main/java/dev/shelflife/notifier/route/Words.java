package dev.shelflife.notifier.route;

import java.text.ChoiceFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said in one language: the resource {@code words/<tag>.properties}, in UTF-8. Names in braces are replaced; what depends
 * on a number is a {@link ChoiceFormat}. Nothing depends on the language of the machine. Immutable.
 */
final class Words {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    static {
        for (Language each : Language.values()) {
            ALL.put(each, new Words(each));
        }
    }

    private final ResourceBundle texts;

    Words(Language language) {
        // Without a locale and a fallback there is one candidate, and what it lacks is not looked for in another
        // language.
        texts = ResourceBundle.getBundle(
                Words.class.getPackageName() + ".words." + language.tag(),
                Locale.ROOT,
                Words.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    static Words of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** What a key says, where nothing is to be put in. */
    String say(String key) {
        return say(key, Map.of());
    }

    /**
     * What a key says.
     *
     * @param values what to put in, by name; more than the text names does no harm
     * @throws java.util.MissingResourceException when the language has no such key
     * @throws IllegalArgumentException when the text names what there is no value of
     */
    String say(String key, Map<String, String> values) {
        return filled(texts.getString(key), values);
    }

    /** What is said of so many, which the texts of {@code count.} and the key name {@code count}. Digits stand as they are, without marks between them. */
    String count(String key, long count) {
        return filled(
                new ChoiceFormat(texts.getString("count." + key)).format(count), Map.of("count", Long.toString(count)));
    }

    private static String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("nothing to put in for " + place.group() + " of: " + text);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
