package dev.shelflife.ingest.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In which language the headers of tables are, by words that headers about versions and dates have in one language only. */
final class HeaderLanguage {

    private static final Map<String, Pattern> TELLTALES = telltales();

    private HeaderLanguage() {}

    /** The language; null when none or more than one could be meant. */
    static @Nullable String of(List<List<String>> headers) {
        Set<String> found = new TreeSet<>();
        for (List<String> header : headers) {
            for (String text : header) {
                String plain = text.replace("\u00ad", "").toLowerCase(Locale.ROOT);
                TELLTALES.forEach((language, words) -> {
                    if (words.matcher(plain).find()) {
                        found.add(language);
                    }
                });
            }
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private static Map<String, Pattern> telltales() {
        Map<String, Pattern> words = new LinkedHashMap<>();
        words.put("en", words("end of|end-of|supported|availability|image name|accelerators?|framework version"));
        words.put("es", words("fecha|fin del|fin de la|versi\u00f3n del?|aceleradores"));
        words.put("fr", words("date de fin|fin de|version du|acc\u00e9l\u00e9rateurs"));
        words.put("de", words("datum|ende der|ende des|verf\u00fcgbarkeit|beschleuniger"));
        words.put("it", words("data di fine|versione|disponibilit\u00e0|acceleratori"));
        words.put("pt", words("data de|vers\u00e3o|aceleradores compat\u00edveis"));
        words.put("nl", words("einddatum|einde van|versie"));
        words.put("tr", words("tarihi|s\u00fcr\u00fcm\u00fc?|sonu"));
        words.put("ja", Pattern.compile("[\u3041-\u30ff]"));
        words.put("ko", Pattern.compile("[\uac00-\ud7a3]"));
        words.put("zh", Pattern.compile("\u7248\u672c|\u652f\u6301|\u652f\u63f4|\u7248\u672c|\u6846\u67b6"));
        return words;
    }

    private static Pattern words(String any) {
        return Pattern.compile("(?<!\\p{L})(?:" + any + ")(?!\\p{L})");
    }
}
