package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.shelflife.events.identity.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a service's support policy says, in no language: the same policy told in two languages gives the same facts.
 *
 * @param key {@code policy/<service>}
 * @param service such as {@code deep-learning-containers}
 * @param milestones what each milestone means, in the order in which they are met; without those that the page does not define
 * @param updates the kinds of update that a supported version is promised, in the order of the enum
 * @param duties what is left to the user, in the order of the enum
 * @param imagesImmutable whether it says that a published image version never changes
 * @param lastUpdated when the page says that it was last updated; null when it does not. Not a part of what the policy says
 * @param language of the wording that was read, lower case, such as {@code es-419}
 * @param wordingHash of the policy's words alone: without white space, punctuation, case, and what surrounds the policy on the
 *     page. To be compared within one language only
 * @param provenance where it stands
 */
public record Policy(
        String key,
        String service,
        List<MilestoneMeaning> milestones,
        List<UpdateKind> updates,
        List<Duty> duties,
        boolean imagesImmutable,
        @Nullable LocalDate lastUpdated,
        String language,
        String wordingHash,
        Provenance provenance) {
    /** Checks the parts that are always there. */
    public Policy {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(wordingHash, "wordingHash");
        Objects.requireNonNull(provenance, "provenance");
        milestones = List.copyOf(milestones);
        updates = List.copyOf(updates);
        duties = List.copyOf(duties);
    }

    /** The hash of what the policy says, whatever the language, the wording, the place and the time. */
    public String factsHash() {
        return Ids.of("policy-facts", service, milestones, updates, duties, imagesImmutable);
    }

    /** Whether another says the same in the same words; meant for policies in one language. */
    public boolean saysTheSameAs(Policy other) {
        return wordingHash.equals(other.wordingHash) && factsHash().equals(other.factsHash());
    }

    /**
     * What a policy says of a milestone.
     *
     * @param milestone the milestone
     * @param dateRule how its date is to be read
     * @param effects what holds once it has passed, in the order of the enum
     */
    public record MilestoneMeaning(Milestone milestone, DateRule dateRule, List<Effect> effects) {
        /** Copies, so that it is a value. */
        public MilestoneMeaning {
            Objects.requireNonNull(milestone, "milestone");
            Objects.requireNonNull(dateRule, "dateRule");
            effects = List.copyOf(effects);
        }
    }

    /** How a milestone's date is to be read. */
    public enum DateRule {
        /** "After this date": the date is the last good day. */
        LAST_GOOD_DAY,
        /** "From this date": the stage begins with the date itself. */
        FIRST_DAY_OF_STAGE,
        /** The policy does not say, or not in words that are known. */
        NOT_TOLD,
        /** A rule of a later version of the contract, unknown to this reader. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** What holds once a milestone has passed. */
    public enum Effect {
        /** No new image versions are published. */
        NO_NEW_IMAGES,
        /** The vendor gives no support any more. */
        NO_SUPPORT,
        /** What was deployed goes on working. */
        DEPLOYED_KEEPS_WORKING,
        /** The vendor recommends a newer framework version. */
        UPGRADE_RECOMMENDED,
        /** Help may depend on an upgrade to a supported version. */
        HELP_MAY_NEED_UPGRADE,
        /** The images can no longer be used. */
        IMAGES_UNUSABLE,
        /** Services may refuse to create resources from the images. */
        NEW_RESOURCES_MAY_BE_BLOCKED,
        /** The images can no longer be downloaded. */
        NOT_DOWNLOADABLE,
        /** The images may be deleted. */
        IMAGES_MAY_BE_DELETED,
        /** An effect of a later version of the contract, unknown to this reader. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** A kind of update that a supported version is promised. */
    public enum UpdateKind {
        /** Patch releases of the framework. */
        PATCH,
        /** Security updates. */
        SECURITY,
        /** Other packages and software in the image. */
        PACKAGE,
        /** Dependencies that reached their own end of support. */
        DEPENDENCY,
        /** A kind of a later version of the contract, unknown to this reader. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** What the policy leaves to the user. */
    public enum Duty {
        /** To move to the latest version by hand. */
        UPGRADE,
        /** To set services up so that they use the latest version. */
        CONFIGURE,
        /** To test before moving to another version. */
        TEST,
        /** To use the latest image version always. */
        USE_LATEST,
        /** A duty of a later version of the contract, unknown to this reader. */
        @JsonEnumDefaultValue
        OTHER
    }
}
