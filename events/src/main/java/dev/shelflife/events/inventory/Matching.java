package dev.shelflife.events.inventory;

import dev.shelflife.events.inventory.Match.Matched;
import dev.shelflife.events.inventory.Match.Precision;
import dev.shelflife.events.inventory.Match.Reason;
import dev.shelflife.events.inventory.Match.Unmatched;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which lines of a family are meant by a reference. The same for the command and for the join in Kafka. Pure. */
public final class Matching {

    private static final Comparator<FamilyLine> ORDER = Comparator.comparing(FamilyLine::subject)
            .thenComparing(each -> each.state().line().id());

    private Matching() {}

    /** What a text says that no lines are needed for; null when they are. */
    public static @Nullable Unmatched withoutLines(String text) {
        if (ImageReference.isBareDigest(text)) {
            return new Unmatched(null, Reason.DIGEST_ONLY, "unknown: digest not published");
        }
        if (text.indexOf('$') >= 0) {
            return new Unmatched(null, Reason.UNRESOLVED, "unknown: a variable has no value here");
        }
        ImageReference reference = ImageReference.parse(text);
        if (reference == null) {
            return new Unmatched(null, Reason.NO_REFERENCE, "unknown: not a reference to an image");
        }
        return null;
    }

    /**
     * Which of its family's lines an image is told of by.
     *
     * @param reference what is run
     * @param family its family
     * @param lines all lines of the family, in any order
     */
    public static Match of(ImageReference reference, ImageFamily family, Collection<FamilyLine> lines) {
        List<FamilyLine> all = lines.stream()
                .filter(each -> each.family().id().equals(family.id()))
                .sorted(ORDER)
                .toList();
        if (all.isEmpty()) {
            return unmatched(reference, family);
        }
        List<FamilyLine> fitting =
                all.stream().filter(each -> family.fits(each.family())).toList();
        List<FamilyLine> samePatch = telling(only(fitting, each -> agrees(family.patch(), each)));
        if (samePatch.isEmpty()) {
            return new Matched(family, Precision.VERSION, telling(fitting.isEmpty() ? all : fitting));
        }
        List<FamilyLine> same = only(
                samePatch,
                each -> each.family().named() && each.family().traits().equals(family.traits()));
        return same.isEmpty()
                ? new Matched(family, Precision.VARIANTS, samePatch)
                : new Matched(family, Precision.LINE, same);
    }

    /** A line without a patch version stands for all of them. */
    private static boolean agrees(@Nullable String patch, FamilyLine line) {
        String told = line.family().patch();
        return patch == null || told == null || patch.equals(told);
    }

    /** Rows that tell dates, where there are any: a list of images without dates says nothing that they do not. */
    private static List<FamilyLine> telling(List<FamilyLine> lines) {
        List<FamilyLine> dated = only(lines, FamilyLine::tellsDates);
        return dated.isEmpty() ? lines : dated;
    }

    private static List<FamilyLine> only(List<FamilyLine> lines, Predicate<FamilyLine> which) {
        return lines.stream().filter(which).toList();
    }

    private static Unmatched unmatched(ImageReference reference, ImageFamily family) {
        boolean digestInPlaceOfTag = reference.digest() != null && reference.tag() == null;
        boolean versioned = family.id().matches(".*/\\d+\\.\\d+");
        if (digestInPlaceOfTag && !versioned) {
            return new Unmatched(family, Reason.DIGEST_ONLY, "unknown: digest not published");
        }
        return new Unmatched(family, Reason.UNKNOWN_FAMILY, "unknown: no page that is watched tells of " + family.id());
    }
}
