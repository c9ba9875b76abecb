package dev.shelflife.app.output;

import java.util.Collection;
import java.util.stream.Collectors;

/** Small parts of sentences for people. */
final class Words {

    private static final int LONGEST = 60;

    private Words() {}

    /** The text, cut when it is long. */
    static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** "1 note", "2 notes". */
    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Some of the texts in quotes, and how many more there are. */
    static String some(Collection<String> texts, int most) {
        String first = texts.stream()
                .limit(most)
                .map(text -> "'" + shortened(text) + "'")
                .collect(Collectors.joining(", "));
        return texts.size() <= most ? first : first + " and " + (texts.size() - most) + " more";
    }
}
