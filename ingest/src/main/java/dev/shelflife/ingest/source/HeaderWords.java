package dev.shelflife.ingest.source;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which words of a column's header mean which role. The built-in ones are data, see {@link TableWords}; a source adds its own,
 * which are asked first.
 *
 * @param words regular expressions for the whole header as {@link #plain} makes it, in the order in which they are asked
 */
public record HeaderWords(Map<ColumnRole, List<Pattern>> words) {

    /** The words that every source understands. */
    public static final HeaderWords BUILT_IN = new HeaderWords(TableWords.BUILT_IN.headers());

    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f\\u00ad\\u200b\\u2060\\ufeff]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Pd}_]+");
    private static final Pattern NOTE = Pattern.compile("(?:\\s*(?:[*\u2020\u2021\u00a7]|\\[\\^?\\w{1,10}]))+$");
    private static final int MAX_HEADER = 160;

    /** Copies, so that it is a value. */
    public HeaderWords {
        Map<ColumnRole, List<Pattern>> copy = new LinkedHashMap<>();
        words.forEach((role, patterns) -> copy.put(role, List.copyOf(patterns)));
        words = java.util.Collections.unmodifiableMap(copy);
    }

    /** The role of a column with this header, or null when it is none of ours. */
    public @Nullable ColumnRole roleOf(String header) {
        String plain = plain(header);
        if (plain.isEmpty() || plain.length() > MAX_HEADER) {
            return null;
        }
        for (Map.Entry<ColumnRole, List<Pattern>> entry : words.entrySet()) {
            for (Pattern each : entry.getValue()) {
                if (each.matcher(plain).matches()) {
                    return entry.getKey();
                }
            }
        }
        return null;
    }

    /** These, and before them the words of one source. */
    public HeaderWords with(Map<ColumnRole, List<String>> own) {
        Map<ColumnRole, List<Pattern>> all = new LinkedHashMap<>();
        own.forEach((role, headers) -> all.put(
                role,
                new ArrayList<>(headers.stream()
                        .map(header -> Pattern.compile(Pattern.quote(plain(header))))
                        .toList())));
        Map<ColumnRole, List<Pattern>> both = new LinkedHashMap<>(all);
        // The built-in words of any role come after the own words of all roles.
        words.forEach((role, patterns) -> {
            List<Pattern> before = both.computeIfAbsent(role, any -> new ArrayList<>());
            Objects.requireNonNull(before).addAll(patterns);
        });
        return new HeaderWords(both);
    }

    /**
     * A header as words are compared: lower case in no particular language, without accents, brackets, soft hyphens and marks of
     * footnotes; dashes and white space as one blank; Turkish dotless i as i.
     */
    public static String plain(String header) {
        String bare = Normalizer.normalize(header, Normalizer.Form.NFKD);
        bare = BRACKETS.matcher(bare).replaceAll(" ").toLowerCase(Locale.ROOT);
        bare = MARKS.matcher(bare).replaceAll("").replace('\u0131', 'i').replace('\u2019', '\'');
        bare = BLANKS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        return NOTE.matcher(bare).replaceAll("").strip();
    }
}
