package dev.shelflife.ingest.parse;

import dev.shelflife.events.Milestone;
import dev.shelflife.ingest.parse.PolicyText.Line;
import dev.shelflife.ingest.source.PolicyWords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The policy within the lines of a page, in one language: without the title, the widgets, the links at the end and the footer; and
 * in it the definitions of the milestones.
 *
 * @param words the language it is read in
 * @param lines all that belongs to the policy
 * @param definitions those that were found, in the order of the milestones
 */
record PolicyBody(PolicyWords words, List<Line> lines, Map<Milestone, Definition> definitions) {

    private static final Pattern HEAD_END = Pattern.compile("[:\uff1a]|\\.(?= |$)|\u3002| [\u2013\u2014] ");
    private static final Pattern AROUND_LABEL = Pattern.compile("^[\\s*_\"'\u2022]+|[\\s*_\"']+$|\\s*\\([^)]*\\)\\s*$");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?:;\u3002\uff01\uff1f\uff1a]$");
    /** Words before a colon begin something else, which must not be taken for more of this. */
    private static final Pattern UNKNOWN_LABEL = Pattern.compile("^[^.:!?\u3002]{2,60}[:\uff1a]\\s*\\S");

    private static final int LONGEST_HEADING = 90;
    private static final int MOST_LINES = 12;

    /** A milestone's definition: the label that stands before it, and the words after the label. */
    record Definition(String label, String text) {}

    private record Label(Milestone milestone, String label, String rest) {}

    static PolicyBody of(List<Line> page, PolicyWords words) {
        List<Line> lines = withoutSurroundings(page, words);
        PolicyBody bare = new PolicyBody(words, lines, Map.of());
        Map<Milestone, Definition> definitions = new EnumMap<>(Milestone.class);
        for (int i = 0; i < lines.size(); i++) {
            Label label = label(lines.get(i), words);
            if (label != null && !definitions.containsKey(label.milestone())) {
                String text = bare.definition(i, label);
                if (!text.isEmpty()) {
                    definitions.put(label.milestone(), new Definition(label.label(), text));
                }
            }
        }
        return new PolicyBody(words, lines, Collections.unmodifiableMap(definitions));
    }

    boolean isLabel(Line line) {
        return label(line, words) != null;
    }

    /** What stands before a colon where a definition might follow, with words of no language that is known; else null. */
    static @Nullable String unknownLabel(Line line) {
        return UNKNOWN_LABEL.matcher(line.text()).find()
                ? line.text().split("[:\uff1a]", 2)[0].strip()
                : null;
    }

    static boolean isShort(String plain) {
        return plain.length() <= LONGEST_HEADING && !SENTENCE_END.matcher(plain).find();
    }

    /** The rest of the label's line, and the lines below it up to the next label, also an unknown one, or heading. */
    private String definition(int at, Label label) {
        List<String> text = new ArrayList<>();
        if (!label.rest().isEmpty()) {
            text.add(label.rest());
        }
        for (int i = at + 1; i < lines.size() && text.size() < MOST_LINES; i++) {
            Line line = lines.get(i);
            boolean heading = line.heading() || (!text.isEmpty() && isShort(line.plain()));
            if (isLabel(line) || heading || UNKNOWN_LABEL.matcher(line.text()).find()) {
                break;
            }
            text.add(line.text());
        }
        return String.join(" ", text);
    }

    private static @Nullable Label label(Line line, PolicyWords words) {
        Matcher end = HEAD_END.matcher(line.text());
        int at = end.find() ? end.start() : line.text().length();
        if (at > LONGEST_HEADING) {
            return null;
        }
        String label = AROUND_LABEL.matcher(line.text().substring(0, at)).replaceAll("");
        String plain = PolicyWords.plain(label);
        for (Milestone milestone : Milestone.DATED) {
            if (words.is(key(milestone), plain)) {
                String rest = at >= line.text().length() ? "" : line.text().substring(end.end());
                return new Label(milestone, label, Html.clean(rest));
            }
        }
        return null;
    }

    /** The key of a milestone's labels: {@code end-of-patch}. */
    private static String key(Milestone milestone) {
        return milestone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Line> withoutSurroundings(List<Line> page, PolicyWords words) {
        List<Line> lines = new ArrayList<>();
        boolean defined = false;
        for (Line line : page) {
            String plain = line.plain();
            if (any("end", plain) || (defined && words.is("next", plain))) {
                break;
            }
            defined |= label(line, words) != null;
            boolean title = !defined && isShort(plain) && words.has("title", plain) && isFirst(lines);
            if (title) {
                lines.clear(); // what stood above it led to other pages
            } else if (!any("noise", plain) && PolicyTail.dateOf(line) == null) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Whether nothing but short lines, such as links, stand before: a title, not the heading of a section. */
    private static boolean isFirst(List<Line> before) {
        return before.stream().allMatch(line -> isShort(line.plain()));
    }

    /** Surroundings are at times in another language than the page. */
    private static boolean any(String key, String plain) {
        return PolicyWords.ALL.stream().anyMatch(words -> words.begins(key, plain));
    }
}
