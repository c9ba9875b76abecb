package dev.shelflife.ingest.source;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which words of a column's header mean which role. The built-in ones are data, see {@link TableWords}; a source adds its own,
 * which are asked first.
 */
public final class HeaderWords {

    /** The words that every source understands. */
    public static final HeaderWords BUILT_IN = new HeaderWords(TableWords.BUILT_IN.headers());

    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f\\u00ad\\u200b\\u2060\\ufeff]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Pd}_]+");
    private static final Pattern NOTE = Pattern.compile("(?:\\s*(?:[*\u2020\u2021\u00a7]|\\[\\^?\\w{1,10}]))+$");
    private static final int MAX_HEADER = 160;

    private final Map<ColumnRole, List<Pattern>> words;

    private final List<Meaning> all;

    /** The few patterns that can match a header with this first letter, of the many in all languages. */
    private final Map<Character, List<Meaning>> byFirstLetter = new ConcurrentHashMap<>();

    private record Meaning(Pattern pattern, ColumnRole role) {

        /** A pattern that fails before it has reached the end of the first letter fails for all that begins with it. */
        boolean mayBeginWith(char first) {
            Matcher matcher = pattern.matcher(String.valueOf(first));
            return matcher.matches() || matcher.hitEnd();
        }
    }

    /** @param words regular expressions for the whole header as {@link #plain} makes it, in the order in which they are asked */
    public HeaderWords(Map<ColumnRole, List<Pattern>> words) {
        Map<ColumnRole, List<Pattern>> copy = new LinkedHashMap<>();
        words.forEach((role, patterns) -> copy.put(role, List.copyOf(patterns)));
        this.words = java.util.Collections.unmodifiableMap(copy);
        this.all = copy.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(pattern -> new Meaning(pattern, entry.getKey())))
                .toList();
    }

    /** The role of a column with this header, or null when it is none of ours. */
    public @Nullable ColumnRole roleOf(String header) {
        String plain = plain(header);
        if (plain.isEmpty() || plain.length() > MAX_HEADER) {
            return null;
        }
        for (Meaning each : beginningWith(plain.charAt(0))) {
            if (each.pattern().matcher(plain).matches()) {
                return each.role();
            }
        }
        return null;
    }

    /** For ASCII only, so that no page can make it grow, and half a surrogate pair is never asked about. */
    private List<Meaning> beginningWith(char first) {
        return first < 0x80
                ? byFirstLetter.computeIfAbsent(first, letter -> all.stream()
                        .filter(each -> each.mayBeginWith(letter))
                        .toList())
                : all;
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
        boolean ascii = isAscii(header);
        String bare = ascii ? header : Normalizer.normalize(header, Normalizer.Form.NFKD);
        bare = (bare.indexOf('(') < 0 ? bare : BRACKETS.matcher(bare).replaceAll(" ")).toLowerCase(Locale.ROOT);
        if (!ascii) {
            bare = MARKS.matcher(bare).replaceAll("").replace('\u0131', 'i').replace('\u2019', '\'');
            bare = Normalizer.normalize(bare, Normalizer.Form.NFC);
        }
        bare = BLANKS.matcher(bare).replaceAll(" ").strip();
        return mayEndInNote(bare) ? NOTE.matcher(bare).replaceAll("").strip() : bare;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayEndInNote(String text) {
        return !text.isEmpty() && "*\u2020\u2021\u00a7]".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HeaderWords that && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }
}
