package dev.shelflife.ingest.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.dates.LastUpdated;
import dev.shelflife.events.topics.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the page's data tell beside its words: when it was last updated, and, on translated pages, the English original as Markdown.
 *
 * @param lastUpdated null when it is not told
 * @param original null when it does not come with the page
 */
record PolicyTail(@Nullable LocalDate lastUpdated, @Nullable String original) {

    private static final Pattern ISO_DATE = Pattern.compile("(?<!\\d)(\\d{4}-\\d{2}-\\d{2})(?!\\d)");
    private static final int LONGEST_DATE_LINE = 100;

    /** Reads the data; what is no JSON, because it was cut, still gives its date. */
    static PolicyTail of(String data) {
        if (data.isEmpty()) {
            return new PolicyTail(null, null);
        }
        try {
            Finder finder = new Finder();
            finder.look(Json.mapper().readTree(data));
            return new PolicyTail(finder.date, finder.original);
        } catch (JsonProcessingException cut) {
            return new PolicyTail(date(data), null);
        }
    }

    /** The date of a line such as "last updated 2026-04-10 UTC", in any language; null when it is no such line. */
    static @Nullable LocalDate dateOf(PolicyText.Line line) {
        return line.plain().length() <= LONGEST_DATE_LINE ? LastUpdated.of(line.text()) : null;
    }

    /** In the data the date needs no words around it: they may be of a language that nobody here reads. */
    private static @Nullable LocalDate date(String text) {
        Matcher iso = ISO_DATE.matcher(text);
        if (!iso.find()) {
            return null;
        }
        try {
            return LocalDate.parse(iso.group(1));
        } catch (DateTimeParseException noDay) {
            return null; // the page says a day that does not exist: as good as none
        }
    }

    private static final class Finder {
        private @Nullable LocalDate date;
        private @Nullable String original;

        void look(JsonNode node) {
            if (node.isTextual()) {
                String text = node.asText();
                if (original == null && text.startsWith("# ") && text.contains("\n")) {
                    original = text;
                } else if (date == null && text.length() <= LONGEST_DATE_LINE) {
                    date = date(text);
                }
            }
            node.forEach(this::look);
        }
    }
}
