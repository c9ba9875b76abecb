package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The releases of a page, each once. An image whose name has a whole patch version or the stamp of a day never changes, by
 * the vendors' policies; when one is told again as something else, both are told as a problem and neither is overwritten.
 */
final class ToldReleases {

    private static final Pattern NEVER_CHANGES =
            Pattern.compile("(?:^|[-:._v/])\\d{1,3}[.-]\\d{1,3}[.-]\\d{1,3}(?=$|[-.])|[-:.]v?20\\d{6}(?=$|[-.])");

    private final Where where;
    private final List<Problem> problems;
    private final Map<String, ImageRelease> releases = new LinkedHashMap<>();
    private final Map<String, ImageRelease> byImage = new LinkedHashMap<>();

    ToldReleases(Where where, List<Problem> problems) {
        this.where = where;
        this.problems = problems;
    }

    List<ImageRelease> all() {
        return List.copyOf(releases.values());
    }

    void add(ImageRelease release) {
        releases.merge(release.id(), release, ImageRelease::toldAgain);
        if (release.change() != Change.AVAILABLE && release.change() != Change.PATCH) {
            return;
        }
        for (String image : release.images()) {
            if (NEVER_CHANGES.matcher(image).find()) {
                ImageRelease before = byImage.putIfAbsent(image, release);
                if (before != null && !isSameContent(before, release)) {
                    problems.add(new Problem(
                            where.place("note of " + release.releasedOn(), "image"),
                            Html.shown(image),
                            "told before with other content: " + before.text() + " on " + before.releasedOn() + "; now "
                                    + release.text() + " on " + release.releasedOn(),
                            false));
                }
            }
        }
    }

    private static boolean isSameContent(ImageRelease one, ImageRelease other) {
        return one.key().equals(other.key())
                && agree(one.patchVersion(), other.patchVersion())
                && agree(one.python(), other.python())
                && agree(one.cuda(), other.cuda())
                && agree(one.os(), other.os());
    }

    private static boolean agree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }
}
