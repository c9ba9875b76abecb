package dev.shelflife.events.dates;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A date as a page publishes it: a status, and a calendar date if the status has one.
 *
 * @param status what is known
 * @param date the last good day, in the zone of the source; null exactly when {@link DateStatus#hasDate()} is false
 */
public record PublishedDate(DateStatus status, @Nullable LocalDate date) {

    /** No such column on the page. */
    public static final PublishedDate NOT_PUBLISHED = new PublishedDate(DateStatus.NOT_PUBLISHED, null);

    /** The page says that it is not decided yet. */
    public static final PublishedDate NOT_SET = new PublishedDate(DateStatus.NOT_SET, null);

    /** The page says that there is none. */
    public static final PublishedDate NOT_APPLICABLE = new PublishedDate(DateStatus.NOT_APPLICABLE, null);

    /** Text that is not a date. */
    public static final PublishedDate UNREADABLE = new PublishedDate(DateStatus.UNREADABLE, null);

    /** Checks that status and date fit. */
    public PublishedDate {
        Objects.requireNonNull(status, "status");
        if (status != DateStatus.OTHER && status.hasDate() != (date != null)) {
            throw new IllegalArgumentException("status " + status + " does not go with date " + date);
        }
    }

    /** A date that was read as it stands. */
    public static PublishedDate of(LocalDate date) {
        return new PublishedDate(DateStatus.PUBLISHED, date);
    }
}
