package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Identity;
import dev.shelflife.ingest.source.HeaderWords;
import dev.shelflife.ingest.source.TableWords;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which framework the headings above a table name, in whatever language. */
final class Captions {

    private static final Pattern NOUNS = Pattern.compile(
            "(?i)(?:\\s+(?:supported|framework|container|vm|deep learning|versions?|containers?|images?|lines?))+$");
    private static final Pattern LEADING = Pattern.compile("(?i)^\\s*(?:available|supported|current|all)\\s+(?=\\S)");
    private static final Pattern PURPOSE = Pattern.compile("(?i)\\s+(?:inference|serving|training)$");
    private static final Pattern NAME = Pattern.compile(Vocabulary.NAME);
    private static final Pattern COMPOUND = Pattern.compile("-(?=(?i:vers|image|container|frame|abbild))");
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern OTHER_SCRIPT =
            Pattern.compile(".*[\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}].*");

    private Captions() {}

    /**
     * The framework of the rows below some headings.
     *
     * @param group a row across the table that stands above them, null when there is none
     * @param usual of the source's rows that name none; null when it has none
     */
    static String framework(Outline.Section section, @Nullable String group, @Nullable String usual, CellFacts facts) {
        if (section.rule() != null && section.rule().framework() != null) {
            return section.rule().framework();
        }
        String known = group == null ? null : facts.inCaption(group);
        List<String> path = section.path();
        for (int i = path.size() - 1; known == null && i >= 0; i--) {
            known = facts.inCaption(path.get(i));
            if (known == null
                    && i == path.size() - 1
                    && usual == null
                    && NAME.matcher(path.get(i)).find()) {
                break; // a product with a framework's name in its own
            }
        }
        return known != null ? known : usual != null ? usual : captioned(section.caption());
    }

    /** The framework that a caption names and nothing else with it, or null. */
    static @Nullable String known(String caption) {
        String name = captioned(caption);
        if (Vocabulary.only(name) != null || Identity.of(name, "").jobType() != null) {
            return name;
        }
        String words = COMPOUND.matcher(caption).replaceAll(" ");
        Matcher found = NAME.matcher(words);
        if (!found.find()) {
            return null;
        }
        String framework = found.group();
        String rest = words.substring(0, found.start()) + " " + words.substring(found.end());
        return !found.find() && isNoise(rest) ? Vocabulary.display(framework) : null;
    }

    private static boolean isNoise(String rest) {
        for (String word : WORDS.split(HeaderWords.plain(rest), -1)) {
            if (!word.isEmpty()
                    && !OTHER_SCRIPT.matcher(word).matches()
                    && !TableWords.BUILT_IN.captions().matcher(word).matches()) {
                return false;
            }
        }
        return true;
    }

    /** The framework that a caption such as "TensorFlow versions" or "vLLM inference containers" names. */
    static String captioned(String caption) {
        String bare = NOUNS.matcher(" " + caption).replaceAll("");
        String name = Html.clean(LEADING.matcher(bare).replaceFirst(""));
        if (name.isEmpty()) {
            return caption;
        }
        boolean jobType = Identity.of(name, "").jobType() != null;
        return jobType ? name : Html.clean(PURPOSE.matcher(name).replaceAll(""));
    }
}
