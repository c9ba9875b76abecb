package dev.shelflife.ingest.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A framework that a clause names, with the version numbers that belong to it. */
final class Mention {

    /** What a number is to its framework. */
    enum Role {
        PLAIN,
        FROM,
        TO
    }

    /**
     * A version number.
     *
     * @param text such as {@code 2.15.1}, {@code 10.x}
     * @param role {@code FROM} and {@code TO} when the words before it say so
     * @param andEarlier whether all versions before it are meant, too
     * @param direct whether it stands right behind the framework's name, alone or in a list
     */
    record VersionNumber(String text, Role role, boolean andEarlier, boolean direct) {}

    private final String framework;
    private final int token;
    private final List<VersionNumber> numbers = new ArrayList<>();
    private @Nullable String preposition;

    /** @param token index of the mention among the tokens of its clause; -1 when it comes from the context */
    Mention(String framework, int token) {
        this.framework = framework;
        this.token = token;
    }

    String framework() {
        return framework;
    }

    int token() {
        return token;
    }

    List<VersionNumber> numbers() {
        return numbers;
    }

    /** The preposition that makes it a place ("added … to TensorFlow images") and not what the clause is about, or null. */
    @Nullable
    String preposition() {
        return preposition;
    }

    /** This mention and a later one of the same framework. */
    Mention and(Mention later) {
        Mention both = new Mention(framework, token);
        both.numbers.addAll(numbers);
        both.numbers.addAll(later.numbers);
        both.preposition = preposition == null || later.preposition == null ? null : later.preposition;
        return both;
    }

    boolean isPlace() {
        return preposition != null;
    }

    void place(@Nullable String word) {
        preposition = word;
    }
}
