package dev.shelflife.events.inventory;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Stage;
import dev.shelflife.events.inventory.Match.Precision;
import dev.shelflife.events.inventory.Match.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where one use of an image stands: the value of {@code shelflife.targets}, by {@code family|item}. It is the whole state: what is
 * in {@code alerts} fires, what is not does not. When the use ends, a last value with status {@link Status#GONE} and no alerts is
 * followed by no value.
 *
 * @param item key of the item in {@code shelflife.inventory}
 * @param use what is used, by what, and whose it is
 * @param family id of the family
 * @param status whether any page tells of it
 * @param precision how sure it is which lines are meant; null unless matched
 * @param reason why none does; null unless unmatched
 * @param text that in words; null unless unmatched
 * @param stage the worst of the lines; null unless matched
 * @param lines the lines that it can be
 * @param alerts what its owner should know now, by milestone
 * @param newerPatch the newest patch version that the pages name for it, when it is newer than its own; else null
 */
public record Target(
        String item,
        InventoryItem use,
        String family,
        Status status,
        @Nullable Precision precision,
        @Nullable Reason reason,
        @Nullable String text,
        @Nullable Stage stage,
        List<TargetLine> lines,
        List<TargetAlert> alerts,
        @Nullable String newerPatch) {

    /** Whether any page tells of an image. */
    public enum Status {
        /** At least one line does. */
        MATCHED,
        /** None does. */
        UNMATCHED,
        /** It is no longer used. */
        GONE,
        /** Of a later version of the contract. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** What an alert is about. */
    public enum AlertKind {
        /** A lead time was crossed. */
        APPROACHING,
        /** The milestone has been reached. */
        REACHED,
        /** The image is not the newest of its version. */
        IMAGE_OUTDATED,
        /** Of a later version of the contract. */
        @JsonEnumDefaultValue
        OTHER
    }

    /**
     * One of the lines.
     *
     * @param subject the framework version
     * @param line id of the line
     * @param stage as last decided
     * @param endOfPatch the date in force; null when there is none
     * @param endOfAvailability the date in force; null when there is none
     */
    public record TargetLine(
            String subject,
            String line,
            Stage stage,
            @Nullable LocalDate endOfPatch,
            @Nullable LocalDate endOfAvailability) {
        /** Checks the parts that are always there. */
        public TargetLine {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(stage, "stage");
        }
    }

    /**
     * Something that the owner should know, as long as it is in the list.
     *
     * @param id the same from the first telling to the last: item, kind and milestone
     * @param kind what it is
     * @param milestone null for {@link AlertKind#IMAGE_OUTDATED}
     * @param date the earliest last good day among the lines concerned; null for {@link AlertKind#IMAGE_OUTDATED}
     * @param revision how often that date has changed; 0 where there is none
     * @param leadDays the shortest lead time that was crossed; null unless approaching
     * @param subjects the framework versions concerned
     */
    public record TargetAlert(
            String id,
            AlertKind kind,
            @Nullable Milestone milestone,
            @Nullable LocalDate date,
            int revision,
            @Nullable Integer leadDays,
            List<String> subjects) {
        /** Copies, so that it is a value. */
        public TargetAlert {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kind, "kind");
            subjects = List.copyOf(subjects);
        }
    }

    /** Copies, so that it is a value. */
    public Target {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(status, "status");
        lines = List.copyOf(lines);
        alerts = List.copyOf(alerts);
    }

    /** The key of {@code shelflife.targets}. */
    public String key() {
        return family + "|" + item;
    }

    /** The same use, no longer there: all alerts end. */
    public Target gone() {
        return new Target(item, use, family, Status.GONE, null, null, null, null, List.of(), List.of(), null);
    }
}
