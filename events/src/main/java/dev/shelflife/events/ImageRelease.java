package dev.shelflife.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a release note about images. Absent facts are null, never guessed.
 *
 * @param id the fact's identity, the same wherever and however often it is told
 * @param key the framework version it is about
 * @param service such as {@code deep-learning-containers}
 * @param framework display name
 * @param version minor version as in the key; null when the statement names none
 * @param range {@code exact} when the statement is about the named version, {@code and-earlier} when also about all before
 *     it, null when it names no version
 * @param edition such as {@code Enterprise}
 * @param patchVersion such as {@code 2.15.1}, when the statement names one
 * @param fromVersion the version before, when the statement names it
 * @param python such as {@code 3.10}
 * @param os such as {@code Debian 11}
 * @param accelerator {@code CPU}, {@code GPU}, {@code TPU}
 * @param cuda such as {@code 12.4}
 * @param releasedOn the date that the note stands under, in the zone of the source
 * @param label the page's own label, such as {@code Feature}; null when it has none
 * @param milestoneLabel the vendor's release name, such as {@code M128}; not a {@link Milestone}
 * @param change what the statement says
 * @param breaking whether the page labels the note as breaking
 * @param images image names in the statement
 * @param text the fact in our own, short words
 * @param provenance where it stands
 * @param endsOn the date that the statement itself names for the end it tells of or announces, as a last good day; null when
 *     it names none. A date ahead of {@code releasedOn} is an end announced, not reached
 * @param alsoToldIn other places of the same catalogue that tell the same fact, in their order; empty when there is none
 */
public record ImageRelease(
        String id,
        String key,
        String service,
        String framework,
        @Nullable String version,
        @Nullable String range,
        @Nullable String edition,
        @Nullable String patchVersion,
        @Nullable String fromVersion,
        @Nullable String python,
        @Nullable String os,
        @Nullable String accelerator,
        @Nullable String cuda,
        LocalDate releasedOn,
        @Nullable String label,
        @Nullable String milestoneLabel,
        Change change,
        boolean breaking,
        List<String> images,
        String text,
        Provenance provenance,
        @Nullable LocalDate endsOn,
        @Nullable List<Provenance> alsoToldIn) {

    /** The value of {@link #range()} for the named version alone. */
    public static final String EXACT = "exact";

    /** The value of {@link #range()} for the named version and all before it. */
    public static final String AND_EARLIER = "and-earlier";

    /** Checks the parts that are always there. */
    public ImageRelease {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(framework, "framework");
        Objects.requireNonNull(releasedOn, "releasedOn");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(provenance, "provenance");
        images = List.copyOf(images);
        alsoToldIn = alsoToldIn == null ? List.of() : List.copyOf(alsoToldIn);
    }

    /** A statement that names no date of an end and is told in one place. */
    public ImageRelease(
            String id,
            String key,
            String service,
            String framework,
            @Nullable String version,
            @Nullable String range,
            @Nullable String edition,
            @Nullable String patchVersion,
            @Nullable String fromVersion,
            @Nullable String python,
            @Nullable String os,
            @Nullable String accelerator,
            @Nullable String cuda,
            LocalDate releasedOn,
            @Nullable String label,
            @Nullable String milestoneLabel,
            Change change,
            boolean breaking,
            List<String> images,
            String text,
            Provenance provenance) {
        this(
                id,
                key,
                service,
                framework,
                version,
                range,
                edition,
                patchVersion,
                fromVersion,
                python,
                os,
                accelerator,
                cuda,
                releasedOn,
                label,
                milestoneLabel,
                change,
                breaking,
                images,
                text,
                provenance,
                null,
                List.of());
    }

    /**
     * The same fact told once more: this telling stays, with the image names of both and the place of the other.
     *
     * @throws IllegalArgumentException when the other is another fact
     */
    public ImageRelease toldAgain(ImageRelease again) {
        if (!id.equals(again.id())) {
            throw new IllegalArgumentException(again.id() + " is not " + id);
        }
        List<Provenance> places = Stream.concat(
                        alsoToldIn().stream(),
                        Stream.concat(Stream.of(again.provenance()), again.alsoToldIn().stream()))
                .filter(each -> !each.equals(provenance))
                .distinct()
                .toList();
        return new ImageRelease(
                id,
                key,
                service,
                framework,
                version,
                range,
                edition,
                patchVersion,
                fromVersion,
                python,
                os,
                accelerator,
                cuda,
                releasedOn,
                label,
                milestoneLabel,
                change,
                breaking,
                Stream.concat(images.stream(), again.images().stream())
                        .distinct()
                        .toList(),
                text,
                provenance,
                endsOn == null ? again.endsOn() : endsOn,
                places);
    }

    /** The other places that tell the same fact; never null. */
    @Override
    public List<Provenance> alsoToldIn() {
        return alsoToldIn == null ? List.of() : alsoToldIn;
    }
}
