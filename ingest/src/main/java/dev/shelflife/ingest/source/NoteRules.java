package dev.shelflife.ingest.source;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the notes of a page or feed are to be read, where that differs from one page to the next.
 *
 * @param framework what a heading is about that names a version alone, such as {@code v2.3.0}; null when headings name it
 * @param titles names under which a page of many products tells of this one, in lower case; those of its service and its
 *     product need not be told
 * @param labels words for the labels of notes, in lower case, each with the label it stands for, such as {@code feature}
 */
public record NoteRules(@Nullable String framework, List<String> titles, Map<String, String> labels) {

    /** Nothing differs. */
    public static final NoteRules NONE = new NoteRules(null, List.of(), Map.of());

    /** The labels that words can stand for. */
    public static final List<String> LABELS = List.of(
            "feature", "change", "fixed", "issue", "deprecated", "breaking", "announcement", "security", "libraries");

    /** Copies the lists. */
    public NoteRules {
        titles = List.copyOf(titles);
        labels = Map.copyOf(labels);
    }
}
