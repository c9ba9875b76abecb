package dev.shelflife.events.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The day on which a page says that it was last updated: {@code Last updated 2026-04-10 UTC.} in the languages of the pages. */
public final class LastUpdated {

    private static final String WORDS = PlainText.fold(String.join(
            "|",
            "last (?:updated|modified|reviewed)",
            "zuletzt aktualisiert|letzte aktualisierung",
            "dernière (?:mise à jour|modification)|mis à jour",
            "última (?:actualización|modificación)|actualizado por última vez|última atualização",
            "ultimo aggiornamento",
            "laatst (?:geüpdatet|bijgewerkt)|laatste update",
            "son güncelleme|son güncellenme",
            "最終更新",
            "최종 업데이트|마지막 업데이트",
            "(?:最后|上次)更新",
            "(?:最後|上次)更新"));

    /** At most so many glyphs without a digit stand between the words and the year: a colon, "on", the zone. */
    private static final Pattern LAST_UPDATED =
            Pattern.compile("(?:" + WORDS + ")[^0-9]{0,40}?(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");

    private LastUpdated() {}

    /**
     * Finds the first such statement.
     *
     * @param text any text, also that of a whole paragraph
     * @return the day, in the zone that the page names (UTC on all pages met); null when there is no such statement, or its
     *     date is not written with the year first
     */
    public static @Nullable LocalDate of(String text) {
        Matcher m = LAST_UPDATED.matcher(PlainText.fold(text));
        if (!m.find()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(m.group(1)), Integer.parseInt(m.group(3)), Integer.parseInt(m.group(4)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
