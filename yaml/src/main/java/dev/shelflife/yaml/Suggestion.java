package dev.shelflife.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. Pure. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * The known word nearest to a wrong one.
     *
     * @return null when none is near: more than a third of its letters, and more than one, would have to change
     */
    public static @Nullable String of(String wrong, Collection<String> known) {
        String nearest = known.stream()
                .min(Comparator.<String>comparingInt(word -> distance(wrong, word))
                        .thenComparing(word -> word))
                .orElse(null);
        return nearest != null && distance(wrong, nearest) <= Math.max(1, nearest.length() / 3) ? nearest : null;
    }

    /** A clause to put behind a message: {@code "; did you mean 'x'?"}, or nothing. */
    public static String clause(String wrong, Collection<String> known) {
        String meant = of(wrong, known);
        return meant == null ? "" : "; did you mean '" + meant + "'?";
    }

    /** Edits of one letter, where a swap of neighbours counts as one; upper and lower case are the same. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(edits[i - 1][j - 1] + same, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
