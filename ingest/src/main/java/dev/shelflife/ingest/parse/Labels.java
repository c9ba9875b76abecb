package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.source.NoteRules;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The labels of notes, in all the places where pages put them: a class, a span, a loud first word, a heading. */
final class Labels {

    private static final String CLASS = "release-";
    private static final String SPAN = "devsite-label";

    private static final Map<String, String> BUILT_IN = Map.ofEntries(
            Map.entry("feature", "Feature"),
            Map.entry("features", "Feature"),
            Map.entry("new", "Feature"),
            Map.entry("new features", "Feature"),
            Map.entry("added", "Feature"),
            Map.entry("changed", "Change"),
            Map.entry("change", "Change"),
            Map.entry("changes", "Change"),
            Map.entry("fixed", "Fixed"),
            Map.entry("fix", "Fixed"),
            Map.entry("fixes", "Fixed"),
            Map.entry("bug fixes", "Fixed"),
            Map.entry("issue", "Issue"),
            Map.entry("issues", "Issue"),
            Map.entry("known issues", "Issue"),
            Map.entry("deprecated", "Deprecated"),
            Map.entry("deprecation", "Deprecated"),
            Map.entry("deprecations", "Deprecated"),
            Map.entry("breaking", "Breaking"),
            Map.entry("breaking changes", "Breaking"),
            Map.entry("announcement", "Announcement"),
            Map.entry("announcements", "Announcement"),
            Map.entry("security", "Security"),
            Map.entry("libraries", "Libraries"));

    private final Map<String, String> words;

    Labels(NoteRules rules) {
        this.words = new HashMap<>(BUILT_IN);
        rules.labels().forEach((word, label) -> words.put(word, BUILT_IN.getOrDefault(label, label)));
    }

    /** The label that a word or two stand for; null when they are none. */
    @Nullable
    String ofWords(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return words.get(
                word.endsWith(":") ? word.substring(0, word.length() - 1).strip() : word);
    }

    /** Whether an element is a note by its class, whatever its tag. */
    static boolean isNote(Element element) {
        String classes = element.className();
        return classes.contains(CLASS)
                && ((classes.contains("devsite-release-note") && element.hasClass("devsite-release-note"))
                        || (ofClass(classes, CLASS) != null && !classes.contains(SPAN)));
    }

    /** The label in a note's class or in the class or words of its span. Null when there is none. */
    @Nullable
    String of(Element note, @Nullable Element span) {
        String label = span == null ? null : ofClass(span.className(), SPAN + "-" + CLASS);
        if (label == null && span != null) {
            String text = Html.text(span);
            label = ofWords(text) == null ? text : ofWords(text);
        }
        if (label == null) {
            label = ofClass(note.className(), CLASS);
        }
        return label == null || label.isEmpty() ? null : label;
    }

    /** A span that holds the label of a note: its first element, or the first within its first. */
    static @Nullable Element span(Element note) {
        Element first = note.firstElementChild();
        for (int depth = 0; first != null && depth < 3; depth++) {
            if (first.className().contains(SPAN)) {
                return first;
            }
            first = first.firstElementChild();
        }
        return null;
    }

    /** A first word like {@code FEATURE:} that some keep in front of a note. */
    @Nullable
    static Element loud(Element note) {
        Element first = note.firstElementChild();
        for (int depth = 0; first != null && depth < 3; depth++) {
            if (first.normalName().equals("strong") || first.normalName().equals("b")) {
                String text = Html.text(first);
                return text.endsWith(":") && text.length() > 3 && isUpperCase(text) ? first : null;
            }
            first = first.firstElementChild();
        }
        return null;
    }

    private static boolean isUpperCase(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            if (!Character.isUpperCase(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String ofClass(String classes, String prefix) {
        for (int at = classes.indexOf(prefix); at >= 0; at = classes.indexOf(prefix, at + 1)) {
            int end = classes.indexOf(' ', at);
            String name = classes.substring(at + prefix.length(), end < 0 ? classes.length() : end);
            boolean starts = at == 0 || classes.charAt(at - 1) == ' ';
            if (starts && BUILT_IN.containsKey(name)) {
                return BUILT_IN.get(name);
            }
        }
        return null;
    }
}
