package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.parse.Token.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the frameworks that a clause names, and whether each is what the clause is about or only a place. */
final class MentionFinder {

    private static final Set<String> PLACES =
            NumberOwners.words("in on onto into across from for to of by within via using with between");

    /** Prepositions that only tell what images are about: "support for", "a release of", "images with". */
    private static final Set<String> ABOUT = NumberOwners.words("for of with");

    private static final Set<String> WITH_A_TOPIC =
            NumberOwners.words("support updates update images image containers container"
                    + " availability deprecation removal retirement launch introduction addition"
                    + " families family releases release environments environment versions version");

    private static final Set<String> BEFORE_A_NAME =
            NumberOwners.words("the all a an our your both each every older newer new"
                    + " existing most latest legacy some other common experimental");

    private static final Set<String> LISTED = NumberOwners.words("and or ,");

    private MentionFinder() {}

    /** Adds the mentions among some tokens, in order, each with the preposition that makes it a place. */
    static void find(List<Token> tokens, List<Mention> mentions) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean other = i + 1 < tokens.size()
                    && tokens.get(i + 1).kind() == Kind.WORD
                    && !token.is("cuda")
                    && Vocabulary.makesAnotherProduct(tokens.get(i + 1).text());
            if (token.kind() == Kind.FRAMEWORK && !other) {
                Mention mention = new Mention(Vocabulary.display(token.text()), i);
                mention.place(placeOf(i, tokens, mentions));
                mentions.add(mention);
            }
        }
    }

    /** The preposition before a mention, passing over articles; in a list the one before the list. */
    private static @Nullable String placeOf(int index, List<Token> tokens, List<Mention> mentions) {
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
