package dev.shelflife.events.dependency;

import dev.shelflife.events.dates.PublishedDate;
import java.util.Objects;

/**
 * When a component ends, as far as that is known.
 *
 * @param component what ends
 * @param followed whether any source tells of it; where none does, the end is {@link PublishedDate#NOT_PUBLISHED}
 * @param end its last day with patches, in the zone of its own source
 */
public record ComponentEnd(Component component, boolean followed, PublishedDate end) {

    /** The status of a component that no source tells of. */
    public static final String NOT_FOLLOWED = "NOT_FOLLOWED";

    /** Checks that what nobody tells of has no date. */
    public ComponentEnd {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(end, "end");
        if (!followed && end.date() != null) {
            throw new IllegalArgumentException(component.name() + " has an end that no source tells");
        }
    }

    /** The status of its end, or {@link #NOT_FOLLOWED}. */
    public String status() {
        return followed ? end.status().name() : NOT_FOLLOWED;
    }

    static ComponentEnd notFollowed(Component component) {
        return new ComponentEnd(component, false, PublishedDate.NOT_PUBLISHED);
    }
}
