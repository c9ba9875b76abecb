package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.parse.Mention.Role;
import dev.shelflife.ingest.parse.Mention.VersionNumber;
import dev.shelflife.ingest.parse.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the version numbers of a clause to the frameworks they belong to. A number belongs to the name before it as long as
 * only words that tell of versions stand between; behind any other word it is the number of something else.
 */
final class NumberOwners {

    private static final Set<String> BETWEEN =
            words("version versions from to and or patch release releases update updates"
                    + " upgrade upgrades for of been is are was were has have be image images container containers environment"
                    + " environments upgraded updated bumped patched raised moved switched migrated the latest now also new a cpu gpu tpu vm vms deep learning through"
                    + " experimental , ( ) : / &");

    private static final Set<String> IN_A_LIST = words("version versions and or through , ( / & v");
    static final Set<String> EARLIER = words("earlier older below lower prior before previous");
    private static final Set<String> AND = words("and or");
    private static final Set<String> ARTICLES = words("the a");

    private final List<Token> tokens;
    private final List<Mention> mentions;
    private final @Nullable Mention fromContext;
    private final @Nullable Mention[] owners;
    private final @Nullable Role[] roles;
    private final boolean[] direct;

    /** @param fromContext owner of numbers that no name and no other word stands before; all others then stay as they are */
    NumberOwners(List<Token> tokens, List<Mention> mentions, @Nullable Mention fromContext) {
        this.tokens = tokens;
        this.mentions = mentions;
        this.fromContext = fromContext;
        this.owners = new Mention[tokens.size()];
        this.roles = new Role[tokens.size()];
        this.direct = new boolean[tokens.size()];
    }

    static Set<String> words(String all) {
        return Set.of(all.split(" ", -1));
    }

    void assign() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.NUMBER) {
                assign(i);
            }
        }
    }

    private void assign(int index) {
        Role role = null;
        boolean list = true;
        int back = index - 1;
        while (back >= 0 && isBetween(tokens.get(back))) {
            role = role == null ? role(tokens.get(back)) : role;
            list &= tokens.get(back).isOneOf(IN_A_LIST);
            back--;
        }
        boolean atNumber = back >= 0 && tokens.get(back).kind() == Kind.NUMBER;
        Mention owner = back < 0 ? fromContext : atNumber ? owners[back] : mentionAt(back);
        if (owner == null && fromContext == null) {
            owner = behind(index);
        }
        boolean near = list && back >= 0 && (!atNumber || direct[back]);
        if (owner == null || !(near || tokens.get(index).text().contains("."))) {
            return;
        }
        if (role == null && back >= 0) {
            role = atNumber ? (list ? roles[back] : null) : roleBefore(back);
        }
        owners[index] = owner;
        direct[index] = near;
        roles[index] = role == null ? Role.PLAIN : role;
        if (fromContext == null || owner.equals(fromContext)) {
            boolean through =
                    atNumber && back == index - 2 && tokens.get(index - 1).is("through");
            add(owner, index, role == null ? Role.PLAIN : role, near, through);
        }
    }

    /** "Versions 2.15 and earlier of TensorFlow": the framework behind a number, where none stands before it. */
    private @Nullable Mention behind(int index) {
        int i = index + 1;
        while (i < tokens.size()
                && (tokens.get(i).isOneOf(IN_A_LIST)
                        || tokens.get(i).isOneOf(EARLIER)
                        || tokens.get(i).kind() == Kind.NUMBER)) {
            i++;
        }
        boolean of = i + 1 < tokens.size() && tokens.get(i).is("of");
        return of ? mentionAt(tokens.get(i + 1).isOneOf(ARTICLES) ? i + 2 : i + 1) : null;
    }

    private static boolean isBetween(Token token) {
        return token.kind() != Kind.NUMBER && token.kind() != Kind.FRAMEWORK && token.isOneOf(BETWEEN);
    }

    private static @Nullable Role role(Token token) {
        return token.is("to") ? Role.TO : token.is("from") ? Role.FROM : null;
    }

    /** What the word before a name makes of its number: "from R 4.3 to R 4.4". */
    private @Nullable Role roleBefore(int name) {
        int before = name - 1;
        if (before > 0 && tokens.get(before).isOneOf(ARTICLES)) {
            before--;
        }
        return before < 0 ? null : role(tokens.get(before));
    }

    private void add(Mention owner, int index, Role role, boolean near, boolean through) {
        String told = tokens.get(index).text().toLowerCase(Locale.ROOT);
        String number = told.startsWith("v") ? told.substring(1) : told;
        List<VersionNumber> numbers = owner.numbers();
        if (through && !numbers.isEmpty()) {
            for (String between :
                    Versions.between(numbers.get(numbers.size() - 1).text(), number)) {
                numbers.add(new VersionNumber(between, role, false, near));
            }
        }
        numbers.add(new VersionNumber(number, role, isAndEarlier(index), near));
    }

    private boolean isAndEarlier(int index) {
        int i = index + 1;
        if (i < tokens.size() && tokens.get(i).is(",")) {
            i++;
        }
        return i + 1 < tokens.size()
                && tokens.get(i).isOneOf(AND)
                && tokens.get(i + 1).isOneOf(EARLIER);
    }

    private @Nullable Mention mentionAt(int index) {
        for (Mention each : mentions) {
            if (each.token() == index) {
                return each;
            }
        }
        return null;
    }
}
