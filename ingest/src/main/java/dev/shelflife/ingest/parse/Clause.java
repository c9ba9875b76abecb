package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import dev.shelflife.ingest.parse.Token.Kind;
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
    private static final Pattern AROUND_A_NAME = Pattern.compile("^[(\\[\"'`]+|[)\\],.;:\"'`]+$");

    private static final int LONGEST_OPENING = 80;
    private static final Pattern OPENING = Pattern.compile(
            "(?i)^(?:(?:starting (?:with|in|from|on)|in|on|as of|effective|with|beginning (?:with|on)) [^,:]{1,60}, |[A-Z][\\w ]{1,30}: )");

    private static final KnownClauses KNOWN = new KnownClauses();

    /** The facts of a clause under the line above it. */
    record Read(ClauseReader.Context context, List<Fact> facts) {}

    private final String sentence;
    private final long signals;
    private volatile @Nullable Read read;
    private volatile Fact.@Nullable Surroundings surroundings;
    private @Nullable String plain;
    private List<String> images = List.of();
    private @Nullable List<Token> tokens;
    private @Nullable List<Mention> mentions;
    private @Nullable List<Mention> merged;
    private @Nullable String withoutImages;
    private boolean changeIsKnown;
    private @Nullable Change change;

    Clause(String sentence) {
        this.sentence = sentence;
        this.signals = Rules.SIGNALS.of(sentence);
    }

    /** The clause of a sentence, known or new. */
    static Clause of(String sentence) {
        return KNOWN.of(sentence);
    }

    /** The clause as it stands. */
    String sentence() {
        return sentence;
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
            known = ClauseReader.surroundings(this, text());
            surroundings = known;
        }
        return known;
    }

    /** Which words of interest begin in the clause. */
    long signals() {
        return signals;
    }

    /** The change that a clause tells in its own words; null when it tells none. */
    @Nullable
    synchronized Change change() {
        if (!changeIsKnown) {
            changeIsKnown = true;
            change = signals == 0 ? null : changeOf(text());
        }
        return change;
    }

    private @Nullable Change changeOf(String text) {
        String rest = withoutOpening(text);
        Change told = rest.length() == text.length() ? null : ChangeWords.of(rest, signals);
        return told == null ? ChangeWords.of(text, signals) : told;
    }

    private static String withoutOpening(String text) {
        int comma = text.indexOf(", ");
        int colon = text.indexOf(": ");
        boolean early = (comma > 0 && comma < LONGEST_OPENING) || (colon > 0 && colon < LONGEST_OPENING);
        return early ? OPENING.matcher(text).replaceFirst("") : text;
    }

    private String plain() {
        if (plain == null) {
            plain = sentence;
            if (sentence.indexOf('-') >= 0 || sentence.indexOf('/') >= 0) {
                takeImages();
            }
            if (Rules.CUDA.mayBeIn(signals)) {
                plain = GLUED_CUDA.matcher(plain).replaceAll("CUDA ");
            }
            if (Rules.BASE.mayBeIn(signals) && plain.indexOf('-') >= 0) {
                plain = BASE_CUDA.matcher(plain).replaceAll("Base CUDA $1.$2");
                plain = BASE_CPU.matcher(plain).replaceAll("Base CPU");
            }
        }
        return plain;
    }

    private void takeImages() {
        List<String> found = new ArrayList<>();
        StringBuilder words = new StringBuilder(sentence.length());
        int start = 0;
        while (start <= sentence.length()) {
            int blank = sentence.indexOf(' ', start);
            int end = blank < 0 ? sentence.length() : blank;
            String word = sentence.substring(start, end);
            boolean candidate = word.indexOf('-') >= 0 || word.indexOf('/') >= 0;
            String bare = candidate ? AROUND_A_NAME.matcher(word).replaceAll("") : word;
            boolean isImage = candidate && ImageNames.isName(bare);
            if (isImage) {
                found.add(bare);
            }
            words.append(start == 0 ? "" : " ").append(isImage ? word.replace(bare, Token.IMAGE_MARK) : word);
            start = end + 1;
        }
        if (!found.isEmpty()) {
            images = List.copyOf(found);
            plain = words.toString();
        }
    }

    private List<Token> tokens() {
        if (tokens == null) {
            tokens = Token.of(plain());
        }
        return tokens;
    }

    /** The text with image names taken out, for they repeat versions in another spelling. */
    synchronized String text() {
        if (withoutImages == null) {
            String all = plain();
            withoutImages = images.isEmpty() ? all : all.replace(Token.IMAGE_MARK, "");
        }
        return withoutImages;
    }

    synchronized List<String> images() {
        plain();
        return images;
    }

    /** The mentions in order, those of one framework as one; a place only when it is never anything else. */
    synchronized List<Mention> mentions() {
        if (merged == null) {
            List<Mention> all = found();
            merged = all.size() < 2 ? List.copyOf(all) : merge(all);
        }
        return merged;
    }

    private static List<Mention> merge(List<Mention> all) {
        Map<String, Mention> byName = new LinkedHashMap<>();
        for (Mention each : all) {
            byName.merge(Vocabulary.same(each.framework()), each, Mention::and);
        }
        return List.copyOf(byName.values());
    }

    private List<Mention> found() {
        if (mentions == null) {
            mentions = new ArrayList<>();
            if (mayName()) {
                MentionFinder.find(tokens(), mentions);
                new NumberOwners(tokens(), mentions, null).assign();
            }
        }
        return mentions;
    }

    /** Whether a framework may be named; false only when none is. */
    private boolean mayName() {
        return Rules.NAMES.mayBeIn(signals) || namesR() || Rules.UNLISTED.within(sentence, signals);
    }

    private boolean namesR() {
        for (int at = sentence.indexOf('R'); at >= 0; at = sentence.indexOf('R', at + 1)) {
            boolean alone = at + 1 == sentence.length() || !Character.isLetterOrDigit(sentence.charAt(at + 1));
            if (alone && (at == 0 || !Character.isLetterOrDigit(sentence.charAt(at - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing is named in it, neither framework nor image. */
    synchronized boolean isSilent() {
        return !mayName() && images().isEmpty();
    }

    /** Whether nothing but image names stands here. */
    synchronized boolean isOnlyImages() {
        return !images().isEmpty()
                && tokens().stream().allMatch(each -> each.kind() == Kind.IMAGE || each.kind() == Kind.MARK);
    }

    /** Reads the numbers of a clause that names no framework, like "from 1.2.3 to 1.2.4", as those of the context's. */
    @Nullable
    synchronized Mention numbersOf(String framework) {
        Mention fromContext = new Mention(framework, -1);
        new NumberOwners(tokens(), found(), fromContext).assign();
        return fromContext.numbers().isEmpty() ? null : fromContext;
    }
}
