package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.DateText;
import dev.shelflife.events.dates.PublishedDate;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads the date of a heading above notes. An id is no date: it can only disagree. */
final class NoteDate {

    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d\\d\\b");
    private static final Pattern BRACKETED = Pattern.compile("\\(([^)]*)\\)\\s*$");

    private final Element heading;
    private final Where where;
    private final List<Problem> problems;

    private NoteDate(Element heading, Where where, List<Problem> problems) {
        this.heading = heading;
        this.where = where;
        this.problems = problems;
    }

    /** The date of a heading from its attribute, else from its text; its id only confirms. Null when it is no date. */
    static @Nullable LocalDate of(Element heading, Where where, List<Problem> problems) {
        return new NoteDate(heading, where, problems).read();
    }

    private @Nullable LocalDate read() {
        String text = Html.heading(heading);
        String told = heading.hasAttr("data-text") ? Html.clean(heading.attr("data-text")) : text;
        PublishedDate date = read(told);
        PublishedDate shown = read(text);
        if (date.date() == null) {
            date = shown;
        }
        if (date.date() == null) {
            if (YEAR.matcher(text).find()) {
                problems.add(new Problem(where.place("heading"), Html.shown(text), "not a date", false));
            }
            return null;
        }
        if (date.status() == DateStatus.REPAIRED) {
            problems.add(new Problem(
                    where.place("heading"), Html.shown(text), "not a date as written; read as " + date.date(), true));
        }
        LocalDate byId = read(heading.id()
                        .replace('_', ' ')
                        .replaceAll("(?<=\\D)-|-(?=\\d{4}$)", " ")
                        .strip())
                .date();
        conflict(shown.date(), date.date(), text, "the text of the heading");
        conflict(byId, date.date(), heading.id(), "the id of the heading");
        return date.date();
    }

    private void conflict(@Nullable LocalDate other, LocalDate taken, String text, String what) {
        if (other != null && !other.equals(taken)) {
            problems.add(new Problem(
                    where.place("heading " + taken),
                    Html.shown(text),
                    what + " names another day; " + taken + " counts",
                    true));
        }
    }

    private PublishedDate read(String text) {
        PublishedDate date = text.isEmpty()
                ? PublishedDate.UNREADABLE
                : DateText.read(text, where.source().numericOrder());
        Matcher m = BRACKETED.matcher(text);
        return date.date() == null && m.find()
                ? DateText.read(m.group(1), where.source().numericOrder())
                : date;
    }
}
