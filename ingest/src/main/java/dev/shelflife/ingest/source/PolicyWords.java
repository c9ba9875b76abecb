package dev.shelflife.ingest.source;

import dev.shelflife.events.Policy.Effect;
import dev.shelflife.yaml.Documents;
import dev.shelflife.yaml.NotYamlException;
import dev.shelflife.yaml.Problems;
import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The words by which a support policy is understood in one language. Read from the resource {@code policy-words.yaml}; a further
 * language needs no Java.
 *
 * @param language such as {@code es}
 * @param patterns by key, see the resource; each over {@link #plain} text
 */
public record PolicyWords(String language, Map<String, List<Pattern>> patterns) {

    private static final String FILE = "policy-words.yaml";
    private static final Pattern HYPHEN = Pattern.compile("[-\u2010\u2011]");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private static final List<String> KEYS = Stream.concat(
                    Stream.of(
                            "title",
                            "end-of-patch",
                            "end-of-availability",
                            "after-date",
                            "from-date",
                            "updates",
                            "update-patch",
                            "update-security",
                            "update-package",
                            "update-dependency",
                            "duty-upgrade",
                            "duty-configure",
                            "duty-test",
                            "duty-use-latest",
                            "immutable",
                            "next",
                            "end",
                            "noise"),
                    Arrays.stream(Effect.values())
                            .filter(effect -> effect != Effect.OTHER)
                            .map(effect -> key("effect", effect)))
            .toList();

    /** All languages. */
    public static final List<PolicyWords> ALL = all();

    /** Copies, so that it is a value. */
    public PolicyWords {
        Objects.requireNonNull(language, "language");
        patterns = Map.copyOf(patterns);
    }

    /** Whether a text holds words of a key. */
    public boolean has(String key, String plain) {
        return of(key).stream().anyMatch(pattern -> pattern.matcher(plain).find());
    }

    /** Whether a text is, from its beginning to its end, what a key means. */
    public boolean is(String key, String plain) {
        return of(key).stream().anyMatch(pattern -> pattern.matcher(plain).matches());
    }

    /** Whether a text begins with words of a key. */
    public boolean begins(String key, String plain) {
        return of(key).stream().anyMatch(pattern -> pattern.matcher(plain).lookingAt());
    }

    /** How many of the keys a text has words of: the higher, the more it is of this language. */
    public long score(String plain) {
        return patterns.keySet().stream().filter(key -> has(key, plain)).count();
    }

    /** The key of a member of an enum: {@code effect-not-downloadable}. */
    public static String key(String prefix, Enum<?> value) {
        return prefix + "-" + value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Text as the patterns expect it: lower case, one kind of white space, blanks for hyphens, straight apostrophes, full-width
     * forms as the usual ones, every dotless i dotted (Turkish lower case must not depend on the machine).
     */
    public static String plain(String text) {
        String folded = Normalizer.normalize(text.replace("\u00ad", "").replace("\u200b", ""), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("\u0307", "")
                .replace('\u0131', 'i')
                .replace('\u2019', '\'');
        return WHITE_SPACE
                .matcher(HYPHEN.matcher(folded).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    private List<Pattern> of(String key) {
        return patterns.getOrDefault(key, List.of());
    }

    private static List<PolicyWords> all() {
        Problems problems = new Problems(FILE);
        List<PolicyWords> all = new ArrayList<>();
        try (InputStream in = PolicyWords.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + FILE);
            }
            Node root =
                    Documents.compose(FILE, new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            Section top = Section.open(Objects.requireNonNull(root, FILE), "", problems);
            for (String language : top.keys()) {
                Section section = top.section(language, KEYS);
                Map<String, List<Pattern>> patterns = new LinkedHashMap<>();
                for (String key : section.keys()) {
                    patterns.put(
                            key,
                            section.list(key, Values::text).stream()
                                    .map(regex -> Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS))
                                    .toList());
                }
                all.add(new PolicyWords(language, patterns));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        } catch (NotYamlException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", problems.lines()));
        }
        return List.copyOf(all);
    }
}
