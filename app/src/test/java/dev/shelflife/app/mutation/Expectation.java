package dev.shelflife.app.mutation;

import dev.shelflife.events.Milestone;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must come of a mutant, known from how it was made. */
sealed interface Expectation {

    /** Nothing that the page tells has changed: no fact is told, and nothing is held. */
    record Same() implements Expectation {}

    /** These lines are gone and nothing else: noted as absent, and no event as yet. */
    record Gone(Set<String> lineIds) implements Expectation {}

    /** One date of one line is another one: told as such for this line alone, or the row alone is doubted. */
    record Moved(String lineId, Milestone milestone, LocalDate to) implements Expectation {}

    /** One date of one line is empty: taken back for this line alone, or the row alone is doubted. */
    record Emptied(String lineId, Milestone milestone) implements Expectation {}

    /** A cell of one line holds nothing that can be read: a problem that names it, and no event. */
    record NotRead(String lineId, String text) implements Expectation {}

    /** The page cannot be believed or read: nothing of it may have any effect. */
    record Doubted() implements Expectation {}

    /** No release that was not told before, and no support line; whether the page is doubted is the guard's affair. */
    record NothingNew() implements Expectation {}

    /** Exactly one release of this subject is new. */
    record Released(String subject, @Nullable String patchVersion) implements Expectation {}
}
