package dev.shelflife.ingest.guard;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.PageShape;
import dev.shelflife.ingest.diff.LineFacts;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether it is the page at all, and all of it. */
final class PageChecks {

    private static final Pattern SIGN_IN = Pattern.compile(
            "(?iu)^(?:please )?(?:sign[ -]?in|log[ -]?in|sign on|anmelden|anmeldung|iniciar sesi\u00f3n|acceder|se connecter|"
                    + "connexion|fazer login|accedi|aanmelden|inloggen|oturum a\u00e7|\u30ed\u30b0\u30a4\u30f3|"
                    + "\ub85c\uadf8\uc778|\u767b\u5f55|\u767b\u9304|\u767b\u5165)(?!\\p{L})");
    private static final Pattern ERROR = Pattern.compile("(?iu)^(?:http )?(?:error:?\\s*)?[45]\\d\\d(?!\\d)"
            + "|\\b(?:error|status):? [45]\\d\\d\\b|^error!?$|\\bnot found\\b|\\bno (?:se )?(?:ha )?encontrad[oa]\\b|introuvable"
            + "|nicht gefunden|n\u00e3o encontrad[oa]|non trovat[oa]|niet gevonden|bulunamad\u0131"
            + "|\\baccess denied\\b|\\bforbidden\\b|\\bunavailable\\b|\\bbad gateway\\b|\\bgateway time-?out\\b"
            + "|\\btoo many requests\\b|\\bjust a moment\\b|\\battention required\\b|\\bcaptcha\\b|\\bare you (?:a )?(?:human|robot)\\b"
            + "|\\bunusual traffic\\b|\\bsomething went wrong\\b|\\b(?:under|down for|scheduled) maintenance\\b"
            + "|\\binternal server error\\b|\u898b\u3064\u304b\u308a\u307e\u305b\u3093|\ucc3e\uc744 \uc218 \uc5c6");

    private PageChecks() {}

    static Doubts nothing(Catalogue after) {
        return after.isEmpty()
                ? Doubts.ofPage(Optional.of("the page yields nothing: no support line and no image release"))
                : Doubts.NONE;
    }

    static Doubts signIn(@Nullable AcceptedCatalogue before, Catalogue after) {
        PageShape now = after.shape();
        if (now == null) {
            return Doubts.NONE;
        }
        boolean asked =
                before != null && before.shape() != null && before.shape().passwordField();
        boolean asks = now.passwordField() && now.tables() == 0 && !asked;
        return asks || is(SIGN_IN, before, now)
                ? Doubts.ofPage(Optional.of("the page asks to sign in" + titled(now)))
                : Doubts.NONE;
    }

    static Doubts errorPage(@Nullable AcceptedCatalogue before, Catalogue after) {
        PageShape now = after.shape();
        return now != null && is(ERROR, before, now)
                ? Doubts.ofPage(Optional.of("the page tells of an error" + titled(now)))
                : Doubts.NONE;
    }

    /** A page that was cut before may always be so; its end may be written in no way that we know. */
    static Doubts truncation(@Nullable AcceptedCatalogue before, Catalogue after) {
        PageShape now = after.shape();
        if (now == null) {
            return Doubts.NONE;
        }
        PageShape then = before == null ? null : before.shape();
        if (now.cut() && (then == null || !then.cut())) {
            return Doubts.ofPage(Optional.of("the page stops in the middle of a tag, a table or a row"));
        }
        if (before == null || then == null) {
            return Doubts.NONE;
        }
        if (then.ended() && !now.ended()) {
            return Doubts.ofPage(Optional.of("the page lost its end"));
        }
        return now.bytes() < then.bytes() / 2 && losesFacts(before, after)
                ? Doubts.ofPage(Optional.of(
                        "the page has " + now.bytes() + " bytes instead of " + then.bytes() + ", and tells less"))
                : Doubts.NONE;
    }

    /** Policies are kept apart by their language: one in another says nothing of the one that is known. */
    static Doubts language(@Nullable AcceptedCatalogue before, Catalogue after) {
        if (before == null || !after.policies().isEmpty()) {
            return Doubts.NONE;
        }
        PageShape then = before.shape();
        PageShape now = after.shape();
        String told = then == null ? null : then.language();
        String tells = now == null ? null : now.language();
        if (told == null || tells == null || told.equals(tells)) {
            told = HeaderLanguage.of(before.headers());
            tells = HeaderLanguage.of(after.headers());
        }
        return told != null && tells != null && !told.equals(tells)
                ? Doubts.ofPage(Optional.of("the page came in another language: " + tells + " instead of " + told))
                : Doubts.NONE;
    }

    private static boolean losesFacts(AcceptedCatalogue before, Catalogue after) {
        return !LineFacts.of(after.lines()).keySet().containsAll(before.lines().keySet())
                || after.releases().size() < before.releases().size();
    }

    /** A title that always was so says nothing. */
    private static boolean is(Pattern kind, @Nullable AcceptedCatalogue before, PageShape now) {
        PageShape then = before == null ? null : before.shape();
        return names(kind, now) && (then == null ? now.tables() == 0 : !names(kind, then));
    }

    private static boolean names(Pattern kind, PageShape shape) {
        return (shape.title() != null && kind.matcher(shape.title()).find())
                || (shape.heading() != null && kind.matcher(shape.heading()).find());
    }

    private static String titled(PageShape shape) {
        String title = shape.title() == null ? shape.heading() : shape.title();
        return title == null ? "" : ": \"" + title + "\"";
    }
}
