package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the notes of a page and the date that each stands under. Knows the markup of today ({@code div.devsite-release-note}
 * with a label in a span) and that of 2020 ({@code div.release-feature}, where the class is the label).
 */
final class DatedNotes {

    /**
     * A note.
     *
     * @param label such as {@code Feature}, null when it has none
     * @param milestone such as {@code M128}: the note's own, or the only one of its date
     * @param id of the element, null when it has none
     */
    record Note(LocalDate date, @Nullable String label, @Nullable String milestone, @Nullable String id, Element body) {
        private Note withMilestone(@Nullable String other) {
            return new Note(date, label, other, id, body);
        }
    }

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("feature", "Feature"),
            Map.entry("changed", "Change"),
            Map.entry("change", "Change"),
            Map.entry("fixed", "Fixed"),
            Map.entry("issue", "Issue"),
            Map.entry("deprecated", "Deprecated"),
            Map.entry("deprecation", "Deprecated"),
            Map.entry("breaking", "Breaking"),
            Map.entry("announcement", "Announcement"),
            Map.entry("security", "Security"),
            Map.entry("libraries", "Libraries"));

    private static final Pattern LABEL_CLASS =
            Pattern.compile("(?:devsite-label-)?release-(" + String.join("|", LABELS.keySet()) + ")");
    static final String NOTES =
            "[class~=(^|\\s)(devsite-release-note|release-(" + String.join("|", LABELS.keySet()) + "))(\\s|$)]";
    private static final String TITLE = "strong.release-note-product-title";
    private static final Pattern MILESTONE =
            Pattern.compile("(M\\d+(?:\\.\\d+)?)(?: (?:image )?(?:releases?|updates?))*");

    private final Where where;
    private final List<Problem> problems;
    private final List<Note> notes = new ArrayList<>();

    private DatedNotes(Where where, List<Problem> problems) {
        this.where = where;
        this.problems = problems;
    }

    /** All notes of a page with a date, in its order; a note without one is a problem. */
    static DatedNotes of(Document document, Where where, List<Problem> problems) {
        DatedNotes found = new DatedNotes(where, problems);
        found.find(document);
        return found;
    }

    List<Note> notes() {
        Map<LocalDate, Set<String>> milestones = new LinkedHashMap<>();
        for (Note note : notes) {
            if (note.milestone() != null) {
                milestones
                        .computeIfAbsent(note.date(), date -> new LinkedHashSet<>())
                        .add(note.milestone());
            }
        }
        return notes.stream()
                .map(note -> {
                    Set<String> ofDate = milestones.getOrDefault(note.date(), Set.of());
                    return note.milestone() != null || ofDate.size() != 1
                            ? note
                            : note.withMilestone(ofDate.iterator().next());
                })
                .toList();
    }

    private void find(Document document) {
        LocalDate date = null;
        boolean ofOurs = true;
        Element last = null;
        for (Element element : document.select("h2, " + TITLE + ", " + NOTES)) {
            if (last != null && isWithin(element, last)) {
                continue; // headings and labels inside a note
            }
            if (element.normalName().equals("h2")) {
                date = NoteDate.of(element, where, problems);
                ofOurs = true;
            } else if (element.is(TITLE)) {
                ofOurs = isOurs(Html.text(element));
            } else {
                last = element;
                if (ofOurs) {
                    add(element, date);
                }
            }
        }
    }

    private void add(Element element, @Nullable LocalDate date) {
        String id = element.id().isEmpty() ? null : element.id();
        Element body = element.clone();
        String label = takeLabel(body);
        if (date == null) {
            problems.add(new Problem(
                    where.place("note " + (id == null ? "without an id" : id)),
                    Html.shown(Html.text(body)),
                    "stands under no date",
                    false));
            return;
        }
        Element first = body.selectFirst("p, li, strong, h3, h4");
        Matcher m = MILESTONE.matcher(first == null ? "" : Html.text(first));
        notes.add(new Note(date, label, m.matches() ? m.group(1) : null, id, body));
    }

    /** Takes the label out of a note, from its span, its class, or a loud first word. */
    private static @Nullable String takeLabel(Element body) {
        Element span = body.selectFirst(".devsite-label");
        String label = null;
        if (span != null) {
            label = Html.text(span);
            span.remove();
        }
        for (String each : body.classNames()) {
            Matcher m = LABEL_CLASS.matcher(each);
            label = label == null && m.matches() ? LABELS.get(m.group(1)) : label;
        }
        Element loud = body.selectFirst("strong");
        if (loud != null && Html.text(loud).matches("[A-Z]+:")) {
            String word = Html.text(loud).replace(":", "").toLowerCase(Locale.ROOT);
            label = label == null ? LABELS.get(word) : label;
            loud.remove();
        }
        return label == null || label.isEmpty() ? null : label;
    }

    /** Whether a product's title on a page of many products means the service of this source. */
    private boolean isOurs(String title) {
        String plain = title.toLowerCase(Locale.ROOT).replace('-', ' ');
        return plain.contains(where.source().service().replace('-', ' '));
    }

    private static boolean isWithin(Element element, Element outer) {
        for (Element each = element.parent(); each != null; each = each.parent()) {
            if (each.equals(outer)) {
                return true;
            }
        }
        return false;
    }
}
