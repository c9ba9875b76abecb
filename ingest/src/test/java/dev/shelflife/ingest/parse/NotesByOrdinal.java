package dev.shelflife.ingest.parse;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The ids of a page's notes by date and ordinal within the date, such as {@code 2025-01-16#2}, found without the parser. */
final class NotesByOrdinal {

    private NotesByOrdinal() {}

    static Map<String, String> of(byte[] body) {
        Map<String, String> ids = new HashMap<>();
        LocalDate date = LocalDate.MIN;
        int ordinal = 0;
        for (Element each : Jsoup.parse(new String(body, StandardCharsets.UTF_8))
                .select("h2[data-text], div.devsite-release-note")) {
            if (each.normalName().equals("h2")) {
                date = LocalDate.parse(
                        each.attr("data-text"), DateTimeFormatter.ofPattern("MMMM dd, uuuu", Locale.ENGLISH));
                ordinal = 0;
            } else {
                ids.put(date + "#" + ++ordinal, each.id());
            }
        }
        return ids;
    }
}
