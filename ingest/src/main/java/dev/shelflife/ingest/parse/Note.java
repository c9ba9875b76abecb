package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.parse.NoteText.Block;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A note of a page or feed.
 *
 * @param date that it stands under
 * @param subject what its heading names beside the date, such as {@code PyTorch 2.13}; null when it names nothing
 * @param label such as {@code Feature}, null when it has none
 * @param milestone such as {@code M128}: the note's own, or the only one of its date
 * @param id of the entry; with a part of its content's hash when the page gives none or gives it twice
 * @param blocks its text
 */
record Note(
        LocalDate date,
        @Nullable String subject,
        @Nullable String label,
        @Nullable String milestone,
        String id,
        List<Block> blocks) {

    private static final Pattern MILESTONE =
            Pattern.compile("([Mm]\\d+(?:\\.\\d+)?)(?: (?:image )?(?:releases?|updates?))*(?:$|: .*)");

    /** The milestone that a line starts a release with, such as "M27.1 release updates"; null when it only speaks of one. */
    static @Nullable String milestone(String line) {
        if (line.length() < 2 || (line.charAt(0) | 32) != 'm' || !Character.isDigit(line.charAt(1))) {
            return null;
        }
        Matcher m = MILESTONE.matcher(line);
        return m.matches() ? 'M' + m.group(1).substring(1) : null;
    }

    /** The note in words, as places name it. */
    String place() {
        return "note of " + date + " (" + id + ")";
    }

    private Note with(@Nullable String otherMilestone, String otherId) {
        return new Note(date, subject, label, otherMilestone, otherId, blocks);
    }

    /** The notes with the milestone of their date, where that has one and only one, and with ids that are theirs alone. */
    static List<Note> completed(List<Note> notes) {
        Map<LocalDate, Set<String>> milestones = new HashMap<>();
        Map<String, Integer> ids = new HashMap<>();
        for (Note note : notes) {
            ids.merge(note.id(), 1, Integer::sum);
            if (note.milestone() != null) {
                milestones
                        .computeIfAbsent(note.date(), date -> new LinkedHashSet<>())
                        .add(note.milestone());
            }
        }
        List<Note> all = new ArrayList<>(notes.size());
        for (Note note : notes) {
            Set<String> ofDate = milestones.getOrDefault(note.date(), Set.of());
            String milestone = note.milestone() == null && ofDate.size() == 1
                    ? ofDate.iterator().next()
                    : note.milestone();
            boolean unique = !note.id().isEmpty() && ids.getOrDefault(note.id(), 0) == 1;
            all.add(note.with(milestone, unique ? note.id() : note.id() + "~" + NoteText.hash(note.blocks())));
        }
        return all;
    }
}
