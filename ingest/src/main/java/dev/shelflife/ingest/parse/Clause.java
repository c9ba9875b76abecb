package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Identity;
import dev.shelflife.ingest.parse.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sentence or bullet taken apart: the frameworks it names, the version numbers of each, the image names. */
final class Clause {

    private static final Pattern GLUED_CUDA = Pattern.compile("(?i)\\bcuda-?(?=\\d)");
    private static final Pattern BASE_CUDA = Pattern.compile("(?i)\\bbase-cu(\\d{1,2})(\\d)\\b");
    private static final Pattern BASE_CPU = Pattern.compile("(?i)\\bbase-cpu\\b");
    private static final Pattern AROUND_A_NAME = Pattern.compile("^[(\\[\"'`]+|[)\\],.;:\"'`]+$");

    private static final Set<String> PLACES =
            NumberOwners.words("in on onto into across from for to of by within via using with between");

    /** Prepositions that only tell what images are about: "support for", "a release of", "images with". */
    private static final Set<String> ABOUT = NumberOwners.words("for of with");

    private static final Set<String> WITH_A_TOPIC =
            NumberOwners.words("support updates update images image containers container"
                    + " families family releases release environments environment versions version");

    private static final Set<String> BEFORE_A_NAME =
            NumberOwners.words("the all a an our your both each every older newer new"
                    + " existing most latest legacy some other common experimental");

    private static final Set<String> LISTED = NumberOwners.words("and or ,");

    private final String text;
    private final List<String> images;
    private final List<Token> tokens;
    private final List<Mention> mentions = new ArrayList<>();

    private Clause(String text, List<String> images) {
        this.text = text;
        this.images = images;
        this.tokens = Token.of(text);
        findMentions();
        new NumberOwners(tokens, mentions, null).assign();
    }

    /** Takes a clause apart. */
    static Clause of(String sentence) {
        List<String> images = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            String bare = AROUND_A_NAME.matcher(word).replaceAll("");
            boolean isImage = ImageNames.isName(bare);
            if (isImage) {
                images.add(bare);
            }
            words.append(words.isEmpty() ? "" : " ").append(isImage ? word.replace(bare, Token.IMAGE_MARK) : word);
        }
        String plain = GLUED_CUDA.matcher(words).replaceAll("CUDA ");
        plain = BASE_CUDA.matcher(plain).replaceAll("Base CUDA $1.$2");
        return new Clause(BASE_CPU.matcher(plain).replaceAll("Base CPU"), List.copyOf(images));
    }

    /** The text with image names taken out, for they repeat versions in another spelling. */
    String text() {
        return text.replace(Token.IMAGE_MARK, "");
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
        return !images.isEmpty()
                && tokens.stream().allMatch(each -> each.kind() == Kind.IMAGE || each.kind() == Kind.MARK);
    }

    /** Reads the numbers of a clause that names no framework, like "from 1.2.3 to 1.2.4", as those of the context's. */
    @Nullable
    Mention numbersOf(String framework) {
        Mention fromContext = new Mention(framework, -1);
        new NumberOwners(tokens, mentions, fromContext).assign();
        return fromContext.numbers().isEmpty() ? null : fromContext;
    }

    private void findMentions() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean other = i + 1 < tokens.size()
                    && tokens.get(i + 1).kind() == Kind.WORD
                    && !token.is("cuda")
                    && Vocabulary.makesAnotherProduct(tokens.get(i + 1).text());
            if (token.kind() == Kind.FRAMEWORK && !other) {
                Mention mention = new Mention(Vocabulary.display(token.text()), i);
                mention.place(placeOf(i));
                mentions.add(mention);
            }
        }
    }

    /** The preposition before a mention, passing over articles; in a list the one before the list. */
    private @Nullable String placeOf(int index) {
        int i = index - 1;
        while (i >= 0 && tokens.get(i).isOneOf(BEFORE_A_NAME)) {
            i--;
        }
        if (i < 0) {
            return null;
        }
        Token word = tokens.get(i);
        boolean place = word.isOneOf(PLACES);
        boolean listed =
                word.isOneOf(LISTED) || (place && i > 0 && tokens.get(i - 1).isOneOf(LISTED));
        if (listed && !mentions.isEmpty()) {
            return mentions.get(mentions.size() - 1).preposition();
        }
        if (!place) {
            return null;
        }
        if (i == 0 || !word.isOneOf(ABOUT) || (word.is("with") && !mentions.isEmpty())) {
            return word.word();
        }
        Token before = tokens.get(i - 1);
        boolean topic = before.isOneOf(WITH_A_TOPIC)
                || (word.is("of") && (before.kind() == Kind.NUMBER || before.isOneOf(NumberOwners.EARLIER)));
        return topic ? null : word.word();
    }
}
