package dev.shelflife.events.identity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of version numbers: part by part, numbers as numbers, so that 2.9 comes before 2.10. A version comes before the
 * same one with further parts (2.15 before 2.15.1, 1.4 before 1.4-2); {@code x} stands for all further parts and comes last
 * (10.2 before 10.x); letters come before numbers, so that a pre-release ({@code 2.0rc1}) precedes what it leads to; what
 * has no number at all, such as {@code nightly} or {@code CPU}, comes before everything else, in the order of its letters.
 */
public final class VersionOrder implements Comparator<String> {

    /** The one instance. */
    public static final VersionOrder INSTANCE = new VersionOrder();

    private static final Pattern PART = Pattern.compile("\\d+|\\p{L}+");

    private VersionOrder() {}

    @Override
    public int compare(String one, String other) {
        List<String> left = parts(one);
        List<String> right = parts(other);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = comparePart(i < left.size() ? left.get(i) : "", i < right.size() ? right.get(i) : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Whether a version is the bound or comes before it; a version of the bound's own line ("2.15.1" of "2.15") is within. */
    public static boolean isUpTo(String version, String bound) {
        List<String> parts = parts(version);
        List<String> limit = parts(bound);
        if (isWord(parts) || isWord(limit)) {
            return version.equalsIgnoreCase(bound);
        }
        boolean ofItsLine =
                parts.size() > limit.size() && parts.subList(0, limit.size()).equals(limit);
        return ofItsLine || INSTANCE.compare(version, bound) <= 0;
    }

    /** Whether a version has a place among numbered ones; {@code nightly} and {@code CPU} have none. */
    public static boolean isNumbered(String version) {
        return !isWord(parts(version));
    }

    private static boolean isWord(List<String> parts) {
        return parts.isEmpty() || !isNumber(parts.get(0));
    }

    private static List<String> parts(String version) {
        List<String> parts = new ArrayList<>();
        Matcher m = PART.matcher(version.toLowerCase(Locale.ROOT).replaceFirst("^v(?=\\d)", ""));
        while (m.find()) {
            parts.add(m.group());
        }
        return parts;
    }

    private static int comparePart(String one, String other) {
        if (isNumber(one) && isNumber(other)) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        int rank = Integer.compare(rank(one), rank(other));
        return rank != 0 ? rank : one.compareTo(other);
    }

    /** Letters, then nothing, then numbers, then the wildcard. */
    private static int rank(String part) {
        if (part.isEmpty()) {
            return 1;
        }
        return isNumber(part) ? 2 : part.equals("x") ? 3 : 0;
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}
