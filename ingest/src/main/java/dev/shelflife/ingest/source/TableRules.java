package dev.shelflife.ingest.source;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about its tables.
 *
 * @param headers which words of a header mean which column
 * @param sections what the headings above a table say about its rows; the first that matches counts
 * @param images patterns of image names with the named groups {@code framework}, {@code version}, {@code python}, {@code cuda},
 *     {@code os}, {@code accelerator}, each optional; the first that matches a name counts
 * @param framework of rows that name none, in no cell and no heading; null when such rows cannot be read
 * @param dated whether its tables publish ends; the tables of others are known by their image names, and their dates are
 *     {@code NOT_PUBLISHED}
 * @param versionsInColumns whether each column of its tables is a version, and the first column names what the rows tell
 */
public record TableRules(
        HeaderWords headers,
        List<SectionRule> sections,
        List<Pattern> images,
        @Nullable String framework,
        boolean dated,
        boolean versionsInColumns) {

    /** The built-in words and nothing else. */
    public static final TableRules NONE = new TableRules(HeaderWords.BUILT_IN, List.of(), List.of(), null, true, false);

    /** Copies, so that it is a value. */
    public TableRules {
        Objects.requireNonNull(headers, "headers");
        sections = List.copyOf(sections);
        images = List.copyOf(images);
    }

    /**
     * What a heading above a table means for its rows.
     *
     * @param heading found in the headings above a table, outermost first, joined by {@code " > "}
     * @param ignore whether the table tells nothing of ours
     * @param section what the section is called in lines; null: the heading in which {@code heading} was found
     * @param sectionId slug that counts in the ids of lines, so that a heading may be renamed, or a row go from one section to
     *     another, without becoming another line; null: the slug of what the section is called
     * @param service slug of the service of the rows; null: the source's
     * @param framework of the rows; null: as the headings or cells say
     * @param edition of the rows; null: as the headings or cells say
     * @param jobType of the rows; null: as the headings or cells say
     */
    public record SectionRule(
            Pattern heading,
            boolean ignore,
            @Nullable String section,
            @Nullable String sectionId,
            @Nullable String service,
            @Nullable String framework,
            @Nullable String edition,
            @Nullable String jobType) {
        /** Checks the part that is always there. */
        public SectionRule {
            Objects.requireNonNull(heading, "heading");
        }
    }
}
