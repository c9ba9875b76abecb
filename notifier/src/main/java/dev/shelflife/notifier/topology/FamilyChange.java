package dev.shelflife.notifier.topology;

import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.InventoryItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side of the join says of a family: the value of the internal topic that brings both sides together.
 *
 * @param subject whose lines it tells; null when it tells an item
 * @param lines all lines of the subject in this family; none when it left the family
 * @param item key of the item it tells; null when it tells lines
 * @param use null when the item left the family
 */
record FamilyChange(
        @Nullable String subject,
        @Nullable List<FamilyLine> lines,
        @Nullable String item,
        @Nullable InventoryItem use) {

    static FamilyChange lines(String subject, List<FamilyLine> lines) {
        return new FamilyChange(subject, List.copyOf(lines), null, null);
    }

    static FamilyChange item(String item, @Nullable InventoryItem use) {
        return new FamilyChange(null, null, item, use);
    }
}
