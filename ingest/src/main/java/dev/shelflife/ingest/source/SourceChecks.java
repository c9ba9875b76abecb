package dev.shelflife.ingest.source;

import dev.shelflife.ingest.source.Source.Shape;
import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a source file although each value is right for itself: what contradicts itself or can have no effect. */
final class SourceChecks {

    /** Keys that only tables are read by. */
    static final List<String> OF_TABLES = List.of("framework", "dates", "versions", "headers", "sections", "images");

    private static final Pattern LITERAL = Pattern.compile("[\\p{L}\\p{N} _-]+");

    private SourceChecks() {}

    /** @param shape null when it cannot be read */
    static void check(Section top, @Nullable Shape shape) {
        if (shape != null && shape != Shape.SUPPORT_TABLE) {
            for (String key : OF_TABLES) {
                if (top.has(key)) {
                    top.problem(key, "has no effect: it is for shape support-table, and this is " + shape.slug());
                }
            }
        }
        if (top.has("headers")) {
            headers(Section.open(top.node("headers"), "headers", new dev.shelflife.yaml.Problems("")), top);
        }
        sections(top);
    }

    private static void headers(Section headers, Section top) {
        Map<String, String> roles = new HashMap<>();
        for (String role : headers.keys()) {
            if (ColumnRole.of(role).isEmpty()) {
                continue; // told already
            }
            for (String words : headers.list(role, Values::text)) {
                String plain = HeaderWords.plain(words);
                String before = roles.putIfAbsent(plain, role);
                if (plain.isEmpty()) {
                    top.problemAt(
                            headers.node(role),
                            "headers: " + role + " has '" + words
                                    + "', of which nothing is left to compare: brackets and what is in them do not count");
                } else if (before != null && !before.equals(role)) {
                    top.problemAt(
                            headers.node(role),
                            "headers: '" + words + "' is told for " + role + " and for " + before
                                    + "; a column has one role");
                }
            }
        }
    }

    private static void sections(Section top) {
        List<String> before = new ArrayList<>();
        for (Section rule : top.elements("sections")) {
            String heading = rule.has("heading") ? rule.value("heading", text -> text) : null;
            if (heading == null) {
                continue;
            }
            for (int i = 0; i < before.size(); i++) {
                if (hides(before.get(i), heading)) {
                    top.problemAt(
                            rule.node("heading"),
                            "sections[" + before.size() + "]: heading '" + heading
                                    + "' is never asked: the rule above, '"
                                    + before.get(i) + "', matches wherever it does, and the first that matches counts;"
                                    + " put the special rule before the general one");
                    break;
                }
            }
            before.add(heading);
        }
    }

    /** Whether one pattern is found wherever another is, as far as that can be told without trying. */
    private static boolean hides(String first, String later) {
        if (first.equals(later)) {
            return true;
        }
        try {
            Pattern pattern = Pattern.compile(first, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            boolean always = List.of("", "x", "A > B 1").stream()
                    .allMatch(text -> pattern.matcher(text).find());
            boolean within = LITERAL.matcher(first).matches()
                    && LITERAL.matcher(later).matches()
                    && later.toLowerCase(Locale.ROOT).contains(first.toLowerCase(Locale.ROOT));
            return always || within;
        } catch (PatternSyntaxException toldAlready) {
            return false;
        }
    }
}
