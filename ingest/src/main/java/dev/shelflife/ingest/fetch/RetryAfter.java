package dev.shelflife.ingest.fetch;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long a server asks to be left alone (RFC 9110 §10.2.3): seconds or a date. Pure. */
final class RetryAfter {

    /** No server decides that a page is not looked at for longer than a day. */
    static final Duration MOST = Duration.ofHours(24);

    /** The form of today, and the two that a recipient must still understand (RFC 9110 §5.6.7). All are in GMT. */
    private static final List<DateTimeFormatter> DATES = List.of(
            date("EEE, dd MMM yyyy HH:mm:ss 'GMT'"),
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC),
            date("EEE MMM ppd HH:mm:ss yyyy"));

    private RetryAfter() {}

    /**
     * Reads the header.
     *
     * @param value of {@code Retry-After}, null when not sent
     * @param serverDate value of {@code Date}: a date is relative to the server's own clock; null or unreadable: to {@code now}
     * @param now when the answer came (UTC)
     * @return 0 to {@link #MOST}; null when there is nothing to read
     */
    static @Nullable Duration of(@Nullable String value, @Nullable String serverDate, Instant now) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return bounded(text.length() > 9 ? MOST : Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant until = instant(text);
        if (until == null) {
            return null;
        }
        Instant from = serverDate == null ? null : instant(serverDate.strip());
        return bounded(Duration.between(from == null ? now : from, until));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    private static @Nullable Instant instant(String text) {
        for (DateTimeFormatter form : DATES) {
            var end = new ParsePosition(0);
            TemporalAccessor read = form.parseUnresolved(text, end);
            if (read != null && end.getIndex() == text.length()) {
                return resolved(form, text);
            }
        }
        return null;
    }

    /** A date that has the form may still be none: the 31st of June, or a Monday that was a Tuesday. */
    private static @Nullable Instant resolved(DateTimeFormatter form, String text) {
        try {
            return form.parse(text, Instant::from);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static DateTimeFormatter date(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
