package dev.shelflife.events.inventory;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a page names a newer image of the same version than the one that is run. Pure. */
public final class Newer {

    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:\\.\\d+)*");

    private static final Comparator<String> BY_NUMBERS = (a, b) -> Arrays.compare(numbers(a), numbers(b));

    private Newer() {}

    /**
     * The newest patch version that lines name for an image, when it is newer than the image's own.
     *
     * @param family of what is run
     * @param lines of the family
     * @return null when the image tells no patch version, or none is newer
     */
    public static @Nullable String patch(ImageFamily family, Collection<FamilyLine> lines) {
        String own = family.patch();
        if (own == null) {
            return null;
        }
        Traits comparable = family.traits().withoutBuild();
        return lines.stream()
                .filter(line -> line.family().id().equals(family.id())
                        && comparable.fit(
                                line.family().traits().withoutBuild(),
                                line.family().named()))
                .map(Newer::patch)
                .filter(Objects::nonNull)
                .max(BY_NUMBERS)
                .filter(newest -> BY_NUMBERS.compare(newest, own) > 0)
                .orElse(null);
    }

    private static @Nullable String patch(FamilyLine line) {
        String named = line.family().patch();
        String told = named == null ? line.state().line().patchVersion() : named;
        return told == null || !NUMBERS.matcher(told).matches() ? null : told;
    }

    /** The numbers of a version; one that does not fit into an int counts as the largest. */
    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(each -> each.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(each))
                .toArray();
    }
}
