package dev.shelflife.notifier.topology;

import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.InventoryItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side of the join says of a family: the value of the internal topic that brings both sides together.
 *
 * @param subject whose lines it tells; null when it tells an item
 * @param lines all lines of the subject in this family; none when it left the family
 * @param item key of the item it tells; null when it tells lines
 * @param use null when the item left the family
 * @param at when it happened (UTC); null in records of before it was told, and when the record's own time says so
 */
record FamilyChange(
        @Nullable String subject,
        @Nullable List<FamilyLine> lines,
        @Nullable String item,
        @Nullable InventoryItem use,
        @Nullable Instant at) {

    static FamilyChange lines(String subject, List<FamilyLine> lines, @Nullable Instant at) {
        return new FamilyChange(subject, List.copyOf(lines), null, null, at);
    }

    static FamilyChange item(String item, @Nullable InventoryItem use) {
        return new FamilyChange(null, null, item, use, null);
    }
}
