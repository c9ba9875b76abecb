package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.events.identity.LineId;
import dev.shelflife.events.identity.LineIdentity;
import dev.shelflife.events.identity.SubjectKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a support table: a variant of a framework version with its own dates and image names. Absent facts are null,
 * never guessed.
 *
 * @param id the line's identity, see {@link dev.shelflife.events.identity.LineId}
 * @param key the framework version it belongs to, such as {@code deep-learning-vm/pytorch/2.7}
 * @param service such as {@code deep-learning-vm}
 * @param section the caption above the table, or what the source calls the section
 * @param sectionNote the paragraph between caption and table, if there is one
 * @param framework display name, such as {@code PyTorch}
 * @param version as displayed, such as {@code 2.7}, {@code 12.4}, {@code CPU}; the minor version of the key, or a patch version of it
 *     where the page tells patch versions as versions: {@code 13.0.2} of the key's {@code 13.0}
 * @param edition such as {@code Enterprise}
 * @param jobType such as {@code Training} or {@code Inference}
 * @param builtOn the framework a product is built on, such as {@code PyTorch 2.4}
 * @param python such as {@code 3.10}
 * @param os such as {@code Ubuntu 22.04}
 * @param accelerator {@code CPU}, {@code GPU}, {@code TPU}; of several all, such as {@code CPU or GPU}
 * @param acceleratorText the accelerator cell as it stands
 * @param cuda such as {@code 12.3}
 * @param patchVersion such as {@code 2.17.0} or {@code CUDA 12.4}
 * @param generalAvailability first day, where the page tells it
 * @param endOfPatch last day with patches; null unless the status has a date
 * @param endOfPatchStatus what is known about it
 * @param endOfAvailability last day on which images can be had; null unless the status has a date
 * @param endOfAvailabilityStatus what is known about it
 * @param images image names in the order of the cell
 * @param problems cells of this row that could not be read as they stand
 * @param provenance where the row stands
 */
public record SupportLine(
        String id,
        String key,
        String service,
        String section,
        @Nullable String sectionNote,
        String framework,
        String version,
        @Nullable String edition,
        @Nullable String jobType,
        @Nullable String builtOn,
        @Nullable String python,
        @Nullable String os,
        @Nullable String accelerator,
        @Nullable String acceleratorText,
        @Nullable String cuda,
        @Nullable String patchVersion,
        @Nullable LocalDate generalAvailability,
        @Nullable LocalDate endOfPatch,
        DateStatus endOfPatchStatus,
        @Nullable LocalDate endOfAvailability,
        DateStatus endOfAvailabilityStatus,
        List<String> images,
        List<Problem> problems,
        Provenance provenance) {

    /** Checks the parts that are always there and that dates fit their status. */
    public SupportLine {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(framework, "framework");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(provenance, "provenance");
        var checkedPatch = new PublishedDate(endOfPatchStatus, endOfPatch);
        var checkedAvailability = new PublishedDate(endOfAvailabilityStatus, endOfAvailability);
        endOfPatch = checkedPatch.date();
        endOfAvailability = checkedAvailability.date();
        images = List.copyOf(images);
        problems = List.copyOf(problems);
    }

    /** The date of a milestone as published. {@link Milestone#OTHER} has none. */
    @JsonIgnore
    public PublishedDate published(Milestone milestone) {
        return switch (milestone) {
            case END_OF_PATCH -> new PublishedDate(endOfPatchStatus, endOfPatch);
            case END_OF_AVAILABILITY -> new PublishedDate(endOfAvailabilityStatus, endOfAvailability);
            case OTHER -> PublishedDate.NOT_PUBLISHED;
        };
    }

    /**
     * What tells it apart from the other lines of its framework version, where the section counts by its caption. In the
     * variant stand edition, job type, and the version where it says more than the key: two patch versions of one
     * version that are supported side by side are two lines.
     */
    @JsonIgnore
    public LineIdentity identity() {
        return identity(Identity.slug(section));
    }

    private LineIdentity identity(String sectionId) {
        String slug = Identity.versionSlug(version);
        String keyed = key.substring(key.lastIndexOf('/') + 1);
        String patch = slug.equals(keyed) || slug.startsWith(keyed + "-py") ? null : version;
        String variant = joined(joined(edition, jobType), patch);
        return new LineIdentity(
                sectionId, variant == null || variant.isEmpty() ? null : variant, python, os, accelerator, cuda);
    }

    private static @Nullable String joined(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + " " + other;
    }

    /**
     * The same line with the id that it has in a section.
     *
     * @param sectionId slug that counts for the section, whatever its caption says
     */
    public SupportLine inSection(String sectionId) {
        return inSection(sectionId, Objects.requireNonNull(SubjectKey.parse(key), key));
    }

    /** As {@link #inSection(String)}, for those who have its key at hand and need not have it read again. */
    public SupportLine inSection(String sectionId, SubjectKey subject) {
        return with(LineId.of(subject, identity(sectionId)), provenance);
    }

    /** The same line under an id that another source, or an earlier look, gave it. */
    public SupportLine withId(String other) {
        return other.equals(id) ? this : with(other, provenance);
    }

    /** The same line told at another place or time. */
    public SupportLine withProvenance(Provenance other) {
        return with(id, other);
    }

    private SupportLine with(String otherId, Provenance other) {
        return new SupportLine(
                otherId,
                key,
                service,
                section,
                sectionNote,
                framework,
                version,
                edition,
                jobType,
                builtOn,
                python,
                os,
                accelerator,
                acceleratorText,
                cuda,
                patchVersion,
                generalAvailability,
                endOfPatch,
                endOfPatchStatus,
                endOfAvailability,
                endOfAvailabilityStatus,
                images,
                problems,
                other);
    }
}
