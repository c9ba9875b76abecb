package dev.shelflife.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.Ingest;
import dev.shelflife.notifier.topology.InventoryTopology;
import dev.shelflife.notifier.topology.RoutingTopology;
import dev.shelflife.notifier.topology.SenderTopology;
import dev.shelflife.streams.Lifecycles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicTableTest {

    @Test
    void theTableHasALineForEachTopicUnderItsHead() {
        assertThat(TopicTable.text("p.").lines()).hasSize(Topics.ALL.size() + 1);
        assertThat(TopicTable.text("p.").lines().skip(1)).allMatch(line -> line.startsWith("p.shelflife."));
    }

    @Test
    void inMarkdownEveryLineHasTheSameColumnsAndPublicTopicsAreBold() {
        String table = TopicTable.markdown("");
        assertThat(table.lines()).hasSize(Topics.ALL.size() + 2);
        assertThat(table.lines())
                .allMatch(line ->
                        line.replace("\\|", "").chars().filter(c -> c == '|').count() == 8);
        assertThat(table).contains("| **`shelflife.transitions`** |").contains("| `shelflife.pages` |");
    }

    @Test
    void everyTopicHasARoleThatMayWriteIt() {
        assertThat(Topics.ALL).allSatisfy(topic -> assertThat(Acls.needed("")).anySatisfy(acl -> {
            assertThat(acl.name()).isEqualTo(topic.name());
            assertThat(acl.operations()).contains("WRITE");
        }));
    }

    @Test
    void onlyTheNamedWriterMayWrite() {
        assertThat(Acls.needed("").stream()
                        .filter(acl -> acl.name().equals(Topics.OBSERVATIONS.name()))
                        .filter(acl -> acl.operations().contains("WRITE"))
                        .map(Acls.Acl::role))
                .containsExactly("ingest", "clock");
    }

    @Test
    void namesCarryTheInstallationsPrefix() {
        assertThat(Acls.needed("team-a."))
                .allSatisfy(acl -> assertThat(acl.name()).startsWith("team-a."));
    }

    @Test
    void everyGroupThatIsJoinedIsCoveredByARightOfItsRole() {
        Map.of(
                        Ingest.ROLE, "ingest",
                        Lifecycles.ROLE, "streams",
                        RoutingTopology.ROLE, "notifier",
                        InventoryTopology.ROLE, "notifier",
                        SenderTopology.ROLE, "notifier")
                .forEach((group, role) -> assertThat(Acls.needed("p.")).anySatisfy(acl -> {
                    assertThat(acl.role()).isEqualTo(role);
                    assertThat(acl.resource()).isEqualTo(Acls.Resource.GROUP);
                    assertThat("p." + group).startsWith(acl.name());
                }));
    }

    @Test
    void everyRoleMayLookAtEveryTopic_forEachChecksThemAllWhenItStarts() {
        assertThat(List.of("ingest", "clock", "streams", "notifier")).allSatisfy(role -> assertThat(Topics.ALL)
                .allSatisfy(topic -> assertThat(Acls.needed("")).anySatisfy(acl -> {
                    assertThat(acl.role()).isEqualTo(role);
                    assertThat(acl.name()).isEqualTo(topic.name());
                    assertThat(acl.operations()).contains("DESCRIBE", "DESCRIBE_CONFIGS");
                })));
    }
}
