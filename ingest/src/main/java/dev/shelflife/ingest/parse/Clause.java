package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence or bullet taken apart: the frameworks it names, the version numbers of each, the image names. Taken apart as far
 * as it is asked for, and kept between pages, so any thread may ask.
 */
final class Clause {

    private static final Pattern GLUED_CUDA = Pattern.compile("(?i)\\bcuda-?(?=\\d)");
    private static final Pattern BASE_CUDA = Pattern.compile("(?i)\\bbase-cu(\\d{1,2})(\\d)\\b");
    private static final Pattern BASE_CPU = Pattern.compile("(?i)\\bbase-cpu\\b");
    private static final int LONGEST_OPENING = 80;
    private static final Pattern OPENING = Pattern.compile(
            "(?i)^(?:(?:starting (?:with|in|from|on)|in|on|as of|effective|with|beginning (?:with|on)) [^,:]{1,60}, |[A-Z][\\w ]{1,30}: )");

    private static final KnownClauses KNOWN = new KnownClauses();

    /** The facts of a clause under the line above it. */
    record Read(ClauseReader.Context context, List<Fact> facts) {}

    private static final String IMAGE = String.valueOf(Tokens.IMAGE_MARK);

    private final Cues cues;

    /** Whether a framework may be named; false only when none is. */
    private final boolean mayName;

    // Each is worked out when it is first asked for, always to the same; whoever comes at the same time works for
    // nothing.
    private volatile @Nullable Plain plain;
    private volatile @Nullable Named named;
    private volatile Fact.@Nullable Surroundings surroundings;
    private volatile @Nullable Told told;
    private volatile @Nullable Read read;

    /**
     * The sentence with image names taken out.
     *
     * @param marked with a mark where each stood
     * @param text without those, for image names repeat versions in another spelling
     * @param images the names
     */
    private record Plain(String marked, Cues text, List<String> images) {}

    /**
     * What is named.
     *
     * @param all the mentions, each for itself
     * @param merged those of one framework as one
     */
    private record Named(Tokens tokens, List<Mention> all, List<Mention> merged) {}

    /** A change, or none. */
    private record Told(@Nullable Change change) {}

    Clause(String sentence) {
        this.cues = Rules.SIGNALS.of(sentence);
        this.mayName = Rules.NAMES.mayBeIn(cues) || namesR(sentence) || mayNameUnlisted();
    }

    /** The clause of a sentence, known or new. */
    static Clause of(String sentence) {
        return KNOWN.of(sentence);
    }

    /** Forgets the clauses that are known. */
    static void forget() {
        KNOWN.clear();
    }

    /** The clause as it stands. */
    String sentence() {
        return cues.text();
    }

    /** The facts that were read in it last, with the context that they were read in. */
    @Nullable
    Read read() {
        return read;
    }

    /** Keeps the facts that were read in it. */
    void keep(Read facts) {
        read = facts;
    }

    /** What it says about the surroundings of images. */
    Fact.Surroundings surroundings() {
        Fact.Surroundings known = surroundings;
        if (known == null) {
            known = ClauseReader.surroundings(this, textCues());
            surroundings = known;
        }
        return known;
    }

    /** The words of interest in the clause as it stands. */
    Cues cues() {
        return cues;
    }

    /** The change that a clause tells in its own words; null when it tells none. */
    @Nullable
    Change change() {
        if (cues.signals() == 0) {
            return null;
        }
        Told known = told;
        if (known == null) {
            known = new Told(changeOf(textCues()));
            told = known;
        }
        return known.change();
    }

    private static @Nullable Change changeOf(Cues text) {
        String rest = withoutOpening(text.text());
        Change told = rest.length() == text.text().length() ? null : ChangeWords.of(Rules.SIGNALS.of(rest));
        return told == null ? ChangeWords.of(text) : told;
    }

    private static String withoutOpening(String text) {
        int comma = text.indexOf(", ");
        int colon = text.indexOf(": ");
        boolean early = (comma > 0 && comma < LONGEST_OPENING) || (colon > 0 && colon < LONGEST_OPENING);
        return early ? OPENING.matcher(text).replaceFirst("") : text;
    }

    private Plain plain() {
        Plain known = plain;
        if (known == null) {
            known = makePlain(sentence());
            plain = known;
        }
        return known;
    }

    private Plain makePlain(String sentence) {
        List<String> images = new ArrayList<>(0);
        String marked = ImageNames.marked(sentence, IMAGE, images);
        if (Rules.CUDA.in(cues)) {
            marked = GLUED_CUDA.matcher(marked).replaceAll("CUDA ");
        }
        if (Rules.BASE.in(cues)) {
            marked = BASE_CUDA.matcher(marked).replaceAll("Base CUDA $1.$2");
            marked = BASE_CPU.matcher(marked).replaceAll("Base CPU");
        }
        String text = images.isEmpty() ? marked : marked.replace(IMAGE, "");
        return new Plain(marked, text.equals(sentence) ? cues : Rules.SIGNALS.of(text), List.copyOf(images));
    }

    /** The text with image names taken out, for they repeat versions in another spelling. */
    String text() {
        return textCues().text();
    }

    /** The words of interest in that text. */
    Cues textCues() {
        return plain().text();
    }

    List<String> images() {
        return plain().images();
    }

    /** The mentions in order, those of one framework as one; a place only when it is never anything else. */
    List<Mention> mentions() {
        return mayName ? named().merged() : List.of();
    }

    private Named named() {
        Named known = named;
        if (known == null) {
            Tokens tokens = Tokens.of(plain().marked());
            List<Mention> all = new ArrayList<>();
            if (mayName) {
                MentionFinder.find(tokens, all);
                new NumberOwners(tokens, all, null).assign();
            }
            known = new Named(tokens, all, all.size() < 2 ? List.copyOf(all) : merge(all));
            named = known;
        }
        return known;
    }

    private static List<Mention> merge(List<Mention> all) {
        Map<String, Mention> byName = new LinkedHashMap<>();
        for (Mention each : all) {
            byName.merge(Vocabulary.same(each.framework()), each, Mention::and);
        }
        return List.copyOf(byName.values());
    }

    private static boolean namesR(String sentence) {
        for (int at = sentence.indexOf('R'); at >= 0; at = sentence.indexOf('R', at + 1)) {
            boolean alone = at + 1 == sentence.length() || !Character.isLetterOrDigit(sentence.charAt(at + 1));
            if (alone && (at == 0 || !Character.isLetterOrDigit(sentence.charAt(at - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a dotted number stands in it, as behind a name that nobody has listed. */
    private boolean mayNameUnlisted() {
        String sentence = sentence();
        if (Rules.UNLISTED.mayBeIn(cues)) {
            for (int dot = sentence.indexOf('.', 1); dot > 0; dot = sentence.indexOf('.', dot + 1)) {
                if (isDigit(sentence, dot - 1) && isDigit(sentence, dot + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Whether nothing is named in it, neither framework nor image. */
    boolean isSilent() {
        return !mayName && images().isEmpty();
    }

    /** Whether nothing but image names stands here. */
    boolean isOnlyImages() {
        return !images().isEmpty() && named().tokens().areImages();
    }

    /** Reads the numbers of a clause that names no framework, like "from 1.2.3 to 1.2.4", as those of the context's. */
    @Nullable
    Mention numbersOf(String framework) {
        Named here = named();
        Mention fromContext = new Mention(framework, -1);
        new NumberOwners(here.tokens(), here.all(), fromContext).assign();
        return fromContext.numbers().isEmpty() ? null : fromContext;
    }
}
