package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.parse.Tokens.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the frameworks that a clause names, and whether each is what the clause is about or only a place. */
final class MentionFinder {

    private MentionFinder() {}

    /** Adds the mentions among some tokens, in order, each with the preposition that makes it a place. */
    static void find(Tokens tokens, List<Mention> mentions) {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) == Kind.FRAMEWORK) {
                String name = tokens.text(i);
                boolean other = i + 1 < tokens.count()
                        && tokens.kind(i + 1) == Kind.WORD
                        && !name.equalsIgnoreCase("cuda")
                        && Vocabulary.makesAnotherProduct(tokens.text(i + 1));
                if (!other) {
                    Mention mention = new Mention(Vocabulary.display(name), i);
                    mention.place(placeOf(i, tokens, mentions));
                    mentions.add(mention);
                }
            }
        }
    }

    /** The preposition before a mention, passing over articles; in a list the one before the list. */
    private static @Nullable String placeOf(int index, Tokens tokens, List<Mention> mentions) {
        int i = index - 1;
        while (i >= 0 && tokens.is(i, WordRoles.BEFORE_A_NAME)) {
            i--;
        }
        if (i < 0) {
            return null;
        }
        boolean place = tokens.is(i, WordRoles.PLACE);
        boolean listed = tokens.is(i, WordRoles.LISTED) || (place && i > 0 && tokens.is(i - 1, WordRoles.LISTED));
        if (listed && !mentions.isEmpty()) {
            return mentions.get(mentions.size() - 1).preposition();
        }
        if (!place) {
            return null;
        }
        boolean about = i > 0
                && tokens.is(i, WordRoles.ABOUT)
                && (mentions.isEmpty() || !tokens.is(i, WordRoles.WITH))
                && (tokens.is(i - 1, WordRoles.TOPIC) || isNumberOf(i, tokens));
        return about ? null : tokens.text(i).toLowerCase(Locale.ROOT);
    }

    private static boolean isNumberOf(int of, Tokens tokens) {
        return tokens.is(of, WordRoles.OF)
                && (tokens.kind(of - 1) == Kind.NUMBER || tokens.is(of - 1, WordRoles.EARLIER));
    }
}
