package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Identity;
import dev.shelflife.ingest.source.TableRules.SectionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The headings that stand above a place of a page, and the paragraphs since the last of them. */
final class Outline {

    /** The level of what a reader opens to see more, below all headings. */
    static final int EXPANDER = 7;

    /** The level of a paragraph in bold that serves as a caption, below all others. */
    static final int BOLD = 8;

    private static final String NO_CAPTION = "Untitled table";
    private static final int MAX_NOTE = 600;

    private final @Nullable String[] headings = new String[BOLD + 1];
    private final StringBuilder note = new StringBuilder();

    /**
     * A table's section.
     *
     * @param name what it is called in lines
     * @param id what counts in the ids of lines
     * @param path all headings above, outermost first; the caption last
     * @param note what the paragraphs between caption and table say
     * @param rule what the source says about it
     */
    record Section(String name, String id, List<String> path, @Nullable String note, @Nullable SectionRule rule) {

        String caption() {
            return path.isEmpty() ? name : path.get(path.size() - 1);
        }
    }

    /** @param level from 1; whatever is below it ends here */
    void heading(int level, String words) {
        close(level);
        headings[level] = words;
        note.setLength(0);
    }

    /** The headings of this level and below do not stand above what follows. */
    void close(int level) {
        for (int i = level; i < headings.length; i++) {
            headings[i] = null;
        }
    }

    void paragraph(String words) {
        if (!words.isEmpty() && note.length() <= MAX_NOTE) {
            note.append(note.isEmpty() ? "" : " ").append(words);
        }
    }

    void tableEnds() {
        note.setLength(0);
    }

    /**
     * The section of a table that stands here.
     *
     * @param ownCaption the table's own, null when it has none
     */
    Section section(@Nullable String ownCaption, List<SectionRule> rules) {
        List<String> path = new ArrayList<>();
        for (String heading : headings) {
            if (heading != null && !heading.isEmpty()) {
                path.add(heading);
            }
        }
        if (ownCaption != null) {
            path.add(ownCaption);
        }
        String above = note.length() > MAX_NOTE ? note.substring(0, MAX_NOTE) : note.toString();
        String caption = path.isEmpty() ? NO_CAPTION : path.get(path.size() - 1);
        String all = String.join(" > ", path);
        for (SectionRule rule : rules) {
            Matcher found = rule.heading().matcher(all);
            if (found.find()) {
                String name = rule.section() == null ? at(path, found.start(), caption) : rule.section();
                return new Section(name, id(rule, name), path, above.isEmpty() ? null : above, rule);
            }
        }
        return new Section(caption, Identity.slug(caption), path, above.isEmpty() ? null : above, null);
    }

    private static String id(SectionRule rule, String name) {
        return rule.sectionId() == null ? Identity.slug(name) : rule.sectionId();
    }

    /** The heading of the path in which a place of the joined path lies. */
    private static String at(List<String> path, int place, String otherwise) {
        int end = 0;
        for (String each : path) {
            end += each.length() + " > ".length();
            if (place < end) {
                return each;
            }
        }
        return otherwise;
    }
}
