package dev.shelflife.ingest.guard;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checks of the guard, each by its name, so that each can be switched off in a test and be seen to be missing. Only the shape
 * of a page and of a difference is judged: what a vendor publishes is accepted, however absurd.
 */
public enum GuardCheck {
    /** Neither a line nor a release nor a policy was read. */
    YIELDS_NOTHING(Kind.OF_ANY_PAGE, (before, after) -> PageChecks.nothing(after)),
    /** A page that asks who we are. */
    SIGN_IN(Kind.OF_ANY_PAGE, PageChecks::signIn),
    /** An error that comes with status 200. */
    ERROR_PAGE(Kind.OF_ANY_PAGE, PageChecks::errorPage),
    /** The end of the document is missing. */
    TRUNCATION(Kind.OF_ANY_PAGE, PageChecks::truncation),
    /** The page, or its headers, came in another language. */
    LANGUAGE(Kind.OF_DIFFERENCES, PageChecks::language),
    /** No table has a column any more that gives the lines their meaning. */
    LOST_HEADERS(Kind.OF_DIFFERENCES, LossChecks::headers),
    /** Too many lines are gone. */
    LOST_ROWS(Kind.OF_DIFFERENCES, LossChecks::rows),
    /** Too few framework versions are left. */
    LOST_VERSIONS(Kind.OF_DIFFERENCES, LossChecks::versions),
    /** No known release is told. */
    STRANGE_RELEASES(Kind.OF_DIFFERENCES, LossChecks::strangeReleases),
    /** Known notes stand under another date, as when a heading is lost. */
    RE_DATED(Kind.OF_DIFFERENCES, Redated::check),
    /** A field that most lines told is empty in most. */
    LOST_COVERAGE(Kind.OF_DIFFERENCES, LossChecks::coverage),
    /** Two columns changed places under their headers; or the dates of one line did. */
    SWAPPED_COLUMNS(Kind.OF_DIFFERENCES, DateChecks::swapped),
    /** Too many lines have other dates at once. */
    MASS_CHANGE(Kind.OF_DIFFERENCES, DateChecks::mass),
    /** The date of a line went further than dates go. */
    DATE_JUMP(Kind.OF_DIFFERENCES, DateChecks::jumps);

    /** All of them: what is checked outside of tests. */
    public static final Set<GuardCheck> ALL = Collections.unmodifiableSet(EnumSet.allOf(GuardCheck.class));

    private enum Kind {
        /** Needs nothing to compare with. Later looks that show the same prove nothing. */
        OF_ANY_PAGE,
        /** Needs what was accepted last. */
        OF_DIFFERENCES
    }

    private interface Check {
        Doubts of(@Nullable AcceptedCatalogue before, Catalogue after);
    }

    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a pure method
    private final Check check;

    GuardCheck(Kind kind, Check check) {
        this.kind = kind;
        this.check = check;
    }

    /**
     * What the check does not believe.
     *
     * @param before what was last accepted, null when nothing ever was
     */
    public Doubts check(@Nullable AcceptedCatalogue before, Catalogue after) {
        return kind == Kind.OF_DIFFERENCES && before == null ? Doubts.NONE : check.of(before, after);
    }

    /** Whether later looks that show the same make it believable. A login page that stays is a login page. */
    public boolean isAgreeable() {
        return kind == Kind.OF_DIFFERENCES;
    }

    /** The name in reports, such as {@code lost-rows}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
