package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.Set;

/** Something that happened to a subject. */
public enum TransitionType {
    /** An image release was told, once. */
    RELEASED,
    /** A date appeared, also when it has already passed. */
    ANNOUNCED,
    /** The date is now an earlier one. */
    MOVED_EARLIER,
    /** The date is now a later one. */
    MOVED_LATER,
    /** A lead time was crossed. */
    APPROACHING,
    /** The stage began: the midnight after the date. */
    REACHED,
    /** It had been reached, and the date now lies ahead. */
    REOPENED,
    /** The page took the date back; or, without a milestone, no longer shows the line and this is confirmed. Never an end. */
    WITHDRAWN,
    /** The wording of a support policy, or what it says, changed. The subject is {@code policy/<service>}. */
    POLICY_CHANGED,
    /** A line whose absence had been told is shown again. */
    RESTORED,
    /** The guard did not believe a page, or lines of it. Subject {@code source/…}. */
    QUARANTINED,
    /** What the guard did not believe was released, confirmed or is gone. Subject {@code source/…}. */
    QUARANTINE_ENDED,
    /**
     * A release note tells an end that the dates of the support table contradict, and neither changes the other; or two pages give
     * different dates for one line, and that of the higher precedence counts.
     */
    CONFLICT_OPENED,
    /** A contradiction that was told is gone: a date, the lines or the note changed, or a page no longer tells the line. */
    CONFLICT_CLOSED,
    /** An image came out after the end of patch of all lines that it is about: the policy is not kept. */
    RELEASED_AFTER_END,
    /** A version is displayed under another name, or lines go on under another id, in this version or in another one. */
    RENAMED,
    /** A source was not read or confirmed for as long as it may go without; also when nobody looks. Subject {@code source/…}. */
    VERIFICATION_LOST,
    /** A source whose verification was told as lost was read or confirmed. Subject {@code source/…}. */
    VERIFICATION_REGAINED,
    /** Pages name a newer image of the same version than somebody runs. Subject {@code inventory/…}. */
    IMAGE_OUTDATED,
    /** No page names a newer image any more than one that was told as outdated. Subject {@code inventory/…}. */
    IMAGE_CURRENT,
    /** No page that is watched tells of an image that somebody runs. Subject {@code inventory/…}. */
    UNMATCHED,
    /** Some of those who ran an image no longer do, or none does. Subject {@code inventory/…}. */
    USE_ENDED,
    /** shelflife is at work: told at regular times, so that silence is noticed. Subject {@code shelflife/heartbeat}. */
    HEARTBEAT,
    /** A type of a later version of the contract, unknown to this reader. */
    @JsonEnumDefaultValue
    OTHER;

    /** What only uses of images can have; what happens to their versions happens to them too. */
    public static final Set<TransitionType> OF_USES = Set.of(IMAGE_OUTDATED, IMAGE_CURRENT, UNMATCHED, USE_ENDED);

    /** The type in an event name, such as {@code moved-earlier}. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
