package dev.shelflife.ingest.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which words of a column's header mean which role. The built-in ones are those met on the pages of Google and AWS since 2020;
 * a source adds its own, which are asked first.
 *
 * @param words regular expressions for the whole header in lower case, without brackets, dashes as blanks
 */
public record HeaderWords(Map<ColumnRole, List<Pattern>> words) {

    /** Comes after the versions of single things (patch, Python, CUDA), for it takes any words before "version". */
    private static final String ANY_VERSION = "(?:[a-z/]+ ){0,3}versions?";

    /** The words that every source understands. */
    public static final HeaderWords BUILT_IN = builtIn();

    /** Copies, so that it is a value. */
    public HeaderWords {
        Map<ColumnRole, List<Pattern>> copy = new LinkedHashMap<>();
        words.forEach((role, patterns) -> copy.put(role, List.copyOf(patterns)));
        words = java.util.Collections.unmodifiableMap(copy);
    }

    /** The role of a column with this header, or null when it is none of ours. */
    public @Nullable ColumnRole roleOf(String header) {
        String plain = plain(header);
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
        words.forEach((role, patterns) -> Objects.requireNonNull(all.computeIfAbsent(role, any -> new ArrayList<>()))
                .addAll(patterns));
        return new HeaderWords(all);
    }

    private static String plain(String header) {
        return header.replaceAll("\\([^)]*\\)", " ")
                .replace("\u00ad", "")
                .replace('-', ' ')
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static HeaderWords builtIn() {
        Map<ColumnRole, String> words = new LinkedHashMap<>();
        words.put(
                ColumnRole.END_OF_AVAILABILITY,
                "(?:date of )?end of availability(?: date)?|eoa(?: date)?|available until");
        words.put(
                ColumnRole.END_OF_PATCH,
                "(?:planned )?end of (?:patch|support|patch and support|support and patch|patches and support)(?: date)?"
                        + "|eop(?: date)?|supported until");
        words.put(
                ColumnRole.GENERAL_AVAILABILITY,
                "(?:github )?ga(?: date)?|general availability(?: date)?|release date|released(?: on)?");
        words.put(ColumnRole.PATCH_VERSION, "(?:current |latest )?patch version|patch level");
        words.put(ColumnRole.ACCELERATORS, "(?:supported )?accelerators?(?: types?)?|(?:supported )?processors?");
        words.put(
                ColumnRole.IMAGES, "(?:supported |container |vm )*images?(?: names?| famil(?:y|ies)| family names?)?");
        words.put(ColumnRole.PYTHON, "(?:supported )?python(?: versions?)?");
        words.put(ColumnRole.OPERATING_SYSTEM, "operating systems?|os");
        words.put(ColumnRole.CUDA, "cuda(?: versions?)?");
        words.put(ColumnRole.VERSION, ANY_VERSION);
        words.put(ColumnRole.FRAMEWORK, "(?:ml )?frameworks?|products?");
        Map<ColumnRole, List<Pattern>> patterns = new LinkedHashMap<>();
        words.forEach((role, regex) -> patterns.put(role, List.of(Pattern.compile(regex))));
        return new HeaderWords(patterns);
    }
}
