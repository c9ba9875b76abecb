package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import dev.shelflife.events.dates.DateText;
import dev.shelflife.events.dates.DateText.NumericOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The date that a sentence names for the end it tells of, and whether that end still lies ahead. */
final class EndDates {

    private static final Pattern DATE = Pattern.compile(
            "\\b(?:\\p{Lu}\\p{Ll}{2,8}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? \\p{Lu}\\p{Ll}{2,8}\\.?,? \\d{4}"
                    + "|\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}/\\d{1,2}/\\d{4}|\\p{Lu}\\p{Ll}{2,8}\\.? \\d{4})\\b");
    private static final Pattern NOW_DEPRECATED = Pattern.compile(
            "\\b(?:is|are|was|were|been|now) (?:now |also )?deprecated\\b|^deprecated\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOW = Pattern.compile(
            "\\b(?:after|with|in|from|as of|starting with) this (?:release|version|update)\\b",
            Pattern.CASE_INSENSITIVE);

    private EndDates() {}

    /**
     * The facts of a clause with the date that it names for the end.
     *
     * @return null when the clause announces an end that lies ahead and names no date for it: nothing has ended yet
     */
    static @Nullable List<Fact> applied(List<Fact> facts, Clause clause, NumericOrder order) {
        if (facts.isEmpty() || !(facts.get(0).isEnd() || facts.get(0).change() == Change.RESTORED)) {
            return facts;
        }
        String text = clause.text();
        boolean ahead = Rules.END_AHEAD.in(clause.textCues());
        LocalDate date = date(text, order);
        boolean both = ahead
                && facts.get(0).change() == Change.DEPRECATED
                && NOW_DEPRECATED.matcher(text).find();
        if (both) {
            List<Fact> all = new ArrayList<>(facts);
            if (date != null) {
                facts.forEach(fact -> all.add(fact.with(Change.REMOVED, date)));
            }
            return all;
        }
        if (ahead && date == null && facts.get(0).isEnd() && !NOW.matcher(text).find()) {
            return null;
        }
        return date == null
                ? facts
                : facts.stream().map(fact -> fact.with(fact.change(), date)).toList();
    }

    private static @Nullable LocalDate date(String text, NumericOrder order) {
        if (!hasYear(text)) {
            return null;
        }
        Matcher m = DATE.matcher(text);
        while (m.find()) {
            LocalDate date = DateText.read(m.group(), order).date();
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** Whether four digits follow one another, as in all forms of dates that are looked for. */
    private static boolean hasYear(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < 4; i++) {
            char c = text.charAt(i);
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        }
        return digits == 4;
    }
}
