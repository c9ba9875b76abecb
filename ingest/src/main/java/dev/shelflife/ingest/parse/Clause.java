package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Identity;
import dev.shelflife.ingest.parse.Mention.Role;
import dev.shelflife.ingest.parse.Mention.VersionNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence or bullet taken apart: the frameworks it names, the version numbers of each, the image names. A number belongs
 * to the name before it as long as only words that tell of versions stand between; behind any other word it is the number of
 * something else.
 */
final class Clause {

    private enum Kind {
        FRAMEWORK,
        NUMBER,
        IMAGE,
        WORD,
        MARK
    }

    private record Token(Kind kind, String text) {
        boolean is(String... words) {
            for (String word : words) {
                if (text.equalsIgnoreCase(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final String IMAGE_MARK = "\ue000";
    private static final Pattern TOKEN = Pattern.compile("(" + IMAGE_MARK + ")|(" + Vocabulary.NAME + ")"
            + "|([vV]?\\d+(?:\\.\\d+)*(?:\\.x)?)(?:[ -]?(?i:rc|beta|alpha)\\d*)?(?![\\w-]|\\.\\w)"
            + "|([\\p{L}\\p{N}_][\\p{L}\\p{N}_'\u2019.+-]*[\\p{L}\\p{N}_+]|[\\p{L}\\p{N}_])|(\\S)");
    private static final Pattern GLUED_CUDA = Pattern.compile("(?i)\\bcuda-?(?=\\d)");
    private static final Pattern BASE_CUDA = Pattern.compile("(?i)\\bbase-cu(\\d{1,2})(\\d)\\b");
    private static final Pattern BASE_CPU = Pattern.compile("(?i)\\bbase-cpu\\b");

    private static final Set<String> BETWEEN = Set.of(
            "version",
            "versions",
            "from",
            "to",
            "and",
            "or",
            "patch",
            "release",
            "releases",
            "update",
            "updates",
            "upgrade",
            "upgrades",
            "for",
            "of",
            "been",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "be",
            "image",
            "images",
            "container",
            "containers",
            "environment",
            "environments",
            "upgraded",
            "updated",
            "bumped",
            "the",
            "latest",
            "now",
            "also",
            "new",
            "a",
            "cpu",
            "gpu",
            "tpu",
            "vm",
            "vms",
            "deep",
            "learning",
            "through",
            "experimental",
            ",",
            "(",
            ")",
            ":",
            "/",
            "&");

    private static final Set<String> IN_A_LIST =
            Set.of("version", "versions", "and", "or", "through", ",", "(", "/", "&", "v");

    private static final Set<String> PLACES = Set.of(
            "in", "on", "onto", "into", "across", "from", "for", "to", "of", "by", "within", "via", "using", "with",
            "between");

    private static final Set<String> SKIPPED_BEFORE_A_NAME = Set.of(
            "the",
            "all",
            "a",
            "an",
            "our",
            "your",
            "both",
            "each",
            "every",
            "older",
            "newer",
            "new",
            "existing",
            "most",
            "latest",
            "legacy",
            "some",
            "other",
            "common",
            "experimental");

    private final String text;
    private final List<String> images = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();

    private Clause(String text) {
        this.text = text;
    }

    /** Takes a clause apart. */
    static Clause of(String sentence) {
        List<String> images = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            String bare = word.replaceAll("^[(\\[\"'`]+|[)\\],.;:\"'`]+$", "");
            if (ImageNames.isName(bare)) {
                images.add(bare);
                word = word.replace(bare, IMAGE_MARK);
            }
            words.append(words.isEmpty() ? "" : " ").append(word);
        }
        String plain = GLUED_CUDA.matcher(words).replaceAll("CUDA ");
        plain = BASE_CUDA.matcher(plain).replaceAll("Base CUDA $1.$2");
        Clause clause = new Clause(BASE_CPU.matcher(plain).replaceAll("Base CPU"));
        clause.images.addAll(images);
        clause.readTokens();
        clause.assignNumbers(null);
        return clause;
    }

    /** The text with image names taken out, for they repeat versions in another spelling. */
    String text() {
        return text.replace(IMAGE_MARK, "");
    }

    List<String> images() {
        return images;
    }

    /** The mentions in order, those of one framework as one; a place only when it is never anything else. */
    List<Mention> mentions() {
        Map<String, Mention> merged = new LinkedHashMap<>();
        for (Mention each : mentions) {
            merged.merge(Identity.slug(Identity.of(each.framework(), "").framework()), each, Mention::and);
        }
        return List.copyOf(merged.values());
    }

    /** Whether nothing but image names stands here. */
    boolean isOnlyImages() {
        return !images.isEmpty() && tokens.stream().allMatch(each -> each.kind == Kind.IMAGE || each.kind == Kind.MARK);
    }

    /** A clause like "From 2.8.3 to 2.8.4." that names no framework reads its numbers as those of the context's. */
    @Nullable
    Mention numbersOf(String framework) {
        Mention fromContext = new Mention(framework, -1);
        assignNumbers(fromContext);
        return fromContext.numbers().isEmpty() ? null : fromContext;
    }

    private void readTokens() {
        Matcher m = TOKEN.matcher(text);
        while (m.find()) {
            if (m.group(1) != null) {
                tokens.add(new Token(Kind.IMAGE, ""));
            } else if (m.group(2) != null) {
                tokens.add(new Token(Kind.FRAMEWORK, m.group(2)));
            } else if (m.group(3) != null) {
                tokens.add(new Token(Kind.NUMBER, m.group(3)));
            } else if (m.group(4) != null) {
                tokens.add(new Token(Kind.WORD, m.group(4)));
            } else {
                tokens.add(new Token(Kind.MARK, m.group(5)));
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean other = i + 1 < tokens.size()
                    && tokens.get(i + 1).kind == Kind.WORD
                    && !token.is("CUDA")
                    && Vocabulary.makesAnotherProduct(tokens.get(i + 1).text);
            if (token.kind == Kind.FRAMEWORK && !other) {
                Mention mention = new Mention(Vocabulary.display(token.text), i);
                mention.place(placeOf(i));
                mentions.add(mention);
            }
        }
    }

    /** The preposition before a mention, passing over articles; in a list the one before the list. */
    private @Nullable String placeOf(int index) {
        int i = index - 1;
        while (i >= 0 && SKIPPED_BEFORE_A_NAME.contains(tokens.get(i).text.toLowerCase(Locale.ROOT))) {
            i--;
        }
        if (i < 0) {
            return null;
        }
        boolean listed = tokens.get(i).is("and", "or", ",");
        String word = tokens.get(i).text.toLowerCase(Locale.ROOT);
        if (PLACES.contains(word) && i > 0 && tokens.get(i - 1).is("and", ",") && !mentions.isEmpty()) {
            listed = true;
        }
        if (listed) {
            return mentions.isEmpty() ? null : mentions.get(mentions.size() - 1).preposition();
        }
        if (!PLACES.contains(word)) {
            return null;
        }
        boolean aboutImages = i > 0
                && tokens.get(i - 1)
                        .is(
                                "support",
                                "updates",
                                "update",
                                "images",
                                "image",
                                "containers",
                                "container",
                                "families",
                                "family",
                                "releases",
                                "release",
                                "environments",
                                "environment",
                                "versions",
                                "version");
        return aboutImages && Set.of("for", "of", "with").contains(word) ? null : word;
    }

    /** Gives each number to a mention; with a default, only numbers that no word stands before. */
    private void assignNumbers(@Nullable Mention fromContext) {
        Mention[] owners = new Mention[tokens.size()];
        Role[] roles = new Role[tokens.size()];
        boolean[] direct = new boolean[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind != Kind.NUMBER) {
                continue;
            }
            Role role = null;
            boolean list = true;
            int back = i - 1;
            while (back >= 0
                    && tokens.get(back).kind != Kind.NUMBER
                    && tokens.get(back).kind != Kind.FRAMEWORK
                    && BETWEEN.contains(tokens.get(back).text.toLowerCase(Locale.ROOT))) {
                role = role != null
                        ? role
                        : tokens.get(back).is("to") ? Role.TO : tokens.get(back).is("from") ? Role.FROM : null;
                list &= IN_A_LIST.contains(tokens.get(back).text.toLowerCase(Locale.ROOT));
                back--;
            }
            if (role == null && back > 0 && tokens.get(back).kind == Kind.FRAMEWORK) {
                role = roleBefore(back);
            }
            boolean atNumber = back >= 0 && tokens.get(back).kind == Kind.NUMBER;
            Mention owner = back < 0 ? fromContext : atNumber ? owners[back] : mentionAt(back);
            boolean near = list && (!atNumber || direct[back]) && back >= 0;
            if (owner == null || !(near || tokens.get(i).text.contains("."))) {
                continue;
            }
            owners[i] = owner;
            direct[i] = near;
            Role inherited = atNumber && list ? roles[back] : Role.PLAIN;
            roles[i] = role != null ? role : inherited == null ? Role.PLAIN : inherited;
            if (fromContext == null || owner == fromContext) {
                add(
                        owner,
                        i,
                        roles[i],
                        near,
                        atNumber && back == i - 2 && tokens.get(i - 1).is("through"));
            }
        }
    }

    /** What the word before a name makes of its number: "from R 4.3 to R 4.4". */
    private @Nullable Role roleBefore(int name) {
        Token before = tokens.get(name - 1);
        if (before.is("the", "a") && name > 1) {
            before = tokens.get(name - 2);
        }
        return before.is("to") ? Role.TO : before.is("from") ? Role.FROM : null;
    }

    private void add(Mention owner, int index, Role role, boolean near, boolean through) {
        String number = number(index);
        if (through) {
            for (String between : Versions.between(
                    owner.numbers().get(owner.numbers().size() - 1).text(), number)) {
                owner.numbers().add(new VersionNumber(between, role, false, near));
            }
        }
        owner.numbers().add(new VersionNumber(number, role, isAndEarlier(index), near));
    }

    private String number(int index) {
        String told = tokens.get(index).text.toLowerCase(Locale.ROOT);
        return told.startsWith("v") ? told.substring(1) : told;
    }

    private boolean isAndEarlier(int index) {
        int i = index + 1;
        if (i < tokens.size() && tokens.get(i).is(",")) {
            i++;
        }
        return i + 1 < tokens.size()
                && tokens.get(i).is("and", "or")
                && tokens.get(i + 1).is("earlier", "older", "below", "lower", "prior", "before", "previous");
    }

    private @Nullable Mention mentionAt(int index) {
        return mentions.stream()
                .filter(each -> each.token() == index)
                .findFirst()
                .orElse(null);
    }
}
