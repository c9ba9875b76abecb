package dev.shelflife.app.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.inventory.InventoryItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InventoryTableTest {

    private static InventoryItem item(String reference, String owner, String source) {
        return new InventoryItem(reference, "w", owner, null, source, Instant.EPOCH);
    }

    private static Map<String, InventoryItem> all(InventoryItem... items) {
        Map<String, InventoryItem> all = new TreeMap<>();
        for (InventoryItem each : items) {
            all.put(each.id(), each);
        }
        return all;
    }

    @Test
    void aSourceTakesBackWhatItNoLongerSays_andNothingOfOthers() {
        InventoryItem kept = item("a/kept:1", "team-a", "shop");
        InventoryItem left = item("a/left:1", "team-a", "shop");
        InventoryItem others = item("a/left:1", "team-b", "bank");
        InventoryItem fresh = item("a/fresh:1", "team-a", "shop");
        InventoryItem later = new InventoryItem("a/kept:1", "w", "team-a", null, "shop", Instant.MAX);
        InventoryTable.Changes changes = InventoryTable.changes(all(kept, left, others), "shop", all(later, fresh));
        assertThat(changes.written()).isEqualTo(all(fresh));
        assertThat(changes.gone()).isEqualTo(List.of(left.id()));
        assertThat(changes.same()).isEqualTo(1);
    }

    @Test
    void anotherOwnerIsAChange() {
        InventoryItem before = item("a/b:1", "team-a", "shop");
        InventoryItem now = item("a/b:1", "team-b", "shop");
        assertThat(InventoryTable.changes(all(before), "shop", all(now)).written())
                .isEqualTo(all(now));
    }
}
