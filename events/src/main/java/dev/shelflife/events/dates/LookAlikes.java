package dev.shelflife.events.dates;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Slips between a letter and a digit of the same look, as in {@code Ju1 11, 2026}. */
final class LookAlikes {

    /** Which letters are mistaken for which digits, and the other way round. */
    private static final Map<Character, List<Character>> GLYPHS = Map.of(
            '1', List.of('l', 'i'),
            '0', List.of('o'),
            'l', List.of('1', 'i'),
            'i', List.of('1', 'l'),
            'o', List.of('0'));

    private static final int MAX_REPAIRED_GLYPHS = 2;
    private static final int MAX_LENGTH = 50;
    private static final int DIGITS_OF_A_YEAR = 4;

    private LookAlikes() {}

    /**
     * All texts that differ from this one in one or two look-alike glyphs; none when even so no year could be in it.
     *
     * <p>{@code 1o de abril} is a slip of 10 as well as an ordinal without its mark: both readings are given, so that neither is
     * taken.
     */
    static Set<String> respellings(String plain) {
        Set<String> all = new LinkedHashSet<>();
        if (plain.length() > MAX_LENGTH || !mayHoldAYear(plain)) {
            return all;
        }
        List<String> last = List.of(plain);
        for (int depth = 0; depth < MAX_REPAIRED_GLYPHS; depth++) {
            List<String> next = new ArrayList<>();
            for (String each : last) {
                for (int at = 0; at < each.length(); at++) {
                    for (char other : GLYPHS.getOrDefault(each.charAt(at), List.of())) {
                        String respelled = each.substring(0, at) + other + each.substring(at + 1);
                        if (!respelled.equals(plain) && all.add(respelled)) {
                            next.add(respelled);
                        }
                    }
                }
            }
            last = next;
        }
        if (plain.startsWith("1o ")) {
            all.add("1" + plain.substring(2));
        }
        return all;
    }

    /** Whether four digits stand together, each as it is or as the letter that looks like it. */
    static boolean mayHoldAYear(String text) {
        int run = 0;
        for (int at = 0; at < text.length() && run < DIGITS_OF_A_YEAR; at++) {
            char c = text.charAt(at);
            run = Character.isDigit(c) || "oOiIlL".indexOf(c) >= 0 ? run + 1 : 0;
        }
        return run == DIGITS_OF_A_YEAR;
    }
}
