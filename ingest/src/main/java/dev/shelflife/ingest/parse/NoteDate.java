package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.DateText;
import dev.shelflife.events.dates.PublishedDate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads the date of a heading above notes. An id is no date: it can only disagree. */
final class NoteDate {

    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d\\d\\b");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)");

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
        PublishedDate shown = read(text);
        PublishedDate date = read(Html.clean(heading.attr("data-text")));
        if (date.date() == null) {
            date = shown;
        }
        LocalDate taken = date.date();
        if (taken == null) {
            if (YEAR.matcher(text).find()) {
                problems.add(new Problem(where.place("heading"), Html.shown(text), "not a date", false));
            }
            return null;
        }
        if (date.status() == DateStatus.REPAIRED) {
            problems.add(new Problem(
                    where.place("heading"), Html.shown(text), "not a date as written; read as " + taken, true));
        }
        conflict(shown.date(), taken, text, "the text of the heading");
        LocalDate byId = byId();
        // An id of a month ("june-2026") says nothing against a day in it.
        if (byId != null && !(YearMonth.from(taken).equals(YearMonth.from(byId)) && isLastDay(byId))) {
            conflict(byId, taken, heading.id(), "the id of the heading");
        }
        return taken;
    }

    /** The date that the id names: {@code July_06_2020}, {@code may-31-2019-update}, {@code 20140618}; else null. */
    private @Nullable LocalDate byId() {
        Matcher compact = COMPACT.matcher(heading.id());
        if (compact.matches()) {
            return read(compact.replaceFirst("$1-$2-$3")).date();
        }
        LocalDate date = read(heading.id()).date();
        return date != null
                ? date
                : read(heading.id().replace('-', ' ').replace('.', ' ')).date();
    }

    private static boolean isLastDay(LocalDate date) {
        return date.getDayOfMonth() == date.lengthOfMonth();
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
        return DateText.inHeading(text, where.source().numericOrder()).first();
    }
}
