package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.parse.Mention.Role;
import dev.shelflife.ingest.parse.Mention.VersionNumber;
import dev.shelflife.ingest.parse.Tokens.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Gives the version numbers of a clause to the frameworks they belong to. A number belongs to the name before it as long as
 * only words that tell of versions stand between; behind any other word it is the number of something else.
 */
final class NumberOwners {

    private final Tokens tokens;
    private final List<Mention> mentions;
    private final @Nullable Mention fromContext;
    private final @Nullable Mention[] owners;
    private final @Nullable Role[] roles;
    private final boolean[] direct;

    /** @param fromContext owner of numbers that no name and no other word stands before; all others then stay as they are */
    NumberOwners(Tokens tokens, List<Mention> mentions, @Nullable Mention fromContext) {
        this.tokens = tokens;
        this.mentions = mentions;
        this.fromContext = fromContext;
        this.owners = new Mention[tokens.count()];
        this.roles = new Role[tokens.count()];
        this.direct = new boolean[tokens.count()];
    }

    void assign() {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) == Kind.NUMBER) {
                assign(i);
            }
        }
    }

    private void assign(int index) {
        Role role = null;
        boolean list = true;
        int back = index - 1;
        while (back >= 0 && isBetween(back)) {
            role = role == null ? role(back) : role;
            list &= tokens.is(back, WordRoles.IN_A_LIST);
            back--;
        }
        boolean atNumber = back >= 0 && tokens.kind(back) == Kind.NUMBER;
        Mention owner = back < 0 ? fromContext : atNumber ? owners[back] : mentionAt(back);
        if (owner == null && fromContext == null) {
            owner = behind(index);
        }
        boolean near = list && back >= 0 && (!atNumber || direct[back]);
        if (owner == null || !(near || tokens.text(index).contains("."))) {
            return;
        }
        if (role == null && back >= 0) {
            role = atNumber ? (list ? roles[back] : null) : roleBefore(back);
        }
        owners[index] = owner;
        direct[index] = near;
        roles[index] = role == null ? Role.PLAIN : role;
        if (fromContext == null || owner.equals(fromContext)) {
            boolean through = atNumber && back == index - 2 && tokens.is(index - 1, WordRoles.THROUGH);
            add(owner, index, role == null ? Role.PLAIN : role, near, through);
        }
    }

    /** "Versions 2.15 and earlier of TensorFlow": the framework behind a number, where none stands before it. */
    private @Nullable Mention behind(int index) {
        int i = index + 1;
        while (i < tokens.count()
                && (tokens.is(i, WordRoles.IN_A_LIST | WordRoles.EARLIER) || tokens.kind(i) == Kind.NUMBER)) {
            i++;
        }
        boolean of = i + 1 < tokens.count() && tokens.is(i, WordRoles.OF);
        return of ? mentionAt(tokens.is(i + 1, WordRoles.ARTICLE) ? i + 2 : i + 1) : null;
    }

    private boolean isBetween(int index) {
        return tokens.is(index, WordRoles.BETWEEN) && tokens.kind(index) != Kind.FRAMEWORK;
    }

    private @Nullable Role role(int index) {
        return tokens.is(index, WordRoles.TO) ? Role.TO : tokens.is(index, WordRoles.FROM) ? Role.FROM : null;
    }

    /** What the word before a name makes of its number: "from R 4.3 to R 4.4". */
    private @Nullable Role roleBefore(int name) {
        int before = name - 1;
        if (before > 0 && tokens.is(before, WordRoles.ARTICLE)) {
            before--;
        }
        return before < 0 ? null : role(before);
    }

    private void add(Mention owner, int index, Role role, boolean near, boolean through) {
        String told = tokens.text(index).toLowerCase(Locale.ROOT);
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
        if (i < tokens.count() && tokens.is(i, WordRoles.COMMA)) {
            i++;
        }
        return i + 1 < tokens.count() && tokens.is(i, WordRoles.AND) && tokens.is(i + 1, WordRoles.EARLIER);
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
