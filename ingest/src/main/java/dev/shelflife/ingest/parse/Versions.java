package dev.shelflife.ingest.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arithmetic on version numbers, as far as pages need it. */
final class Versions {

    private static final Pattern MINOR = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
    private static final int MAX_BETWEEN = 30;

    private Versions() {}

    /** The minor versions strictly between two of one major version, for "2.12 through 2.14"; else none. */
    static List<String> between(String first, String last) {
        Matcher from = MINOR.matcher(first);
        Matcher to = MINOR.matcher(last);
        List<String> all = new ArrayList<>();
        if (from.matches() && to.matches() && from.group(1).equals(to.group(1))) {
            int end = Math.min(Integer.parseInt(to.group(2)), Integer.parseInt(from.group(2)) + MAX_BETWEEN);
            for (int minor = Integer.parseInt(from.group(2)) + 1; minor < end; minor++) {
                all.add(from.group(1) + "." + minor);
            }
        }
        return all;
    }

    /** Whether two versions belong to one minor version: 2.15 and 2.15.1. */
    static boolean sameMinor(String one, String other) {
        return minor(one).equals(minor(other));
    }

    private static String minor(String version) {
        Matcher m = MINOR.matcher(version);
        return m.lookingAt() ? m.group() : version;
    }
}
