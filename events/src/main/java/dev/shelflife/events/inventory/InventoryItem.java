package dev.shelflife.events.inventory;

import dev.shelflife.events.identity.Ids;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One use of an image: the value of {@code shelflife.inventory}. The key is whatever its writer tells its items apart by, such as
 * {@link #id()}; no value means that the image is no longer used.
 *
 * @param reference as it is written where it is used
 * @param workload what runs it, such as {@code Deployment/shop/recommender}; null when that is not known
 * @param owner who is told, such as the name of a team; null when nobody in particular
 * @param environment such as {@code production}
 * @param source who says so: a file, a cluster, a pipeline
 * @param at when it was seen (UTC); null when that is not told
 */
public record InventoryItem(
        String reference,
        @Nullable String workload,
        @Nullable String owner,
        @Nullable String environment,
        @Nullable String source,
        @Nullable Instant at) {

    /** Checks the part that is always there. */
    public InventoryItem {
        Objects.requireNonNull(reference, "reference");
    }

    /** A key for it: the same for the same use, whoever owns it and whenever it is seen. */
    public String id() {
        return Ids.of("inventory", source, environment, workload, reference);
    }

    /** The id of the family that it is joined by; {@link #NO_FAMILY} for what names no image. */
    public String familyId() {
        ImageReference parsed = Matching.withoutLines(reference) == null ? ImageReference.parse(reference) : null;
        return parsed == null ? NO_FAMILY : ImageFamily.of(parsed).id();
    }

    /** In the place of a family's id: digests alone, variables without a value, and what is no reference. */
    public static final String NO_FAMILY = "unknown";
}
