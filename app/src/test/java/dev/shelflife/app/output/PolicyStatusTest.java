package dev.shelflife.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Lifecycle.SupportPolicy;
import dev.shelflife.events.Lifecycle.Wording;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Policy;
import dev.shelflife.events.Policy.DateRule;
import dev.shelflife.events.Policy.Effect;
import dev.shelflife.events.Policy.MilestoneMeaning;
import dev.shelflife.events.Policy.UpdateKind;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PolicyStatusTest {

    private static final Instant AT = Instant.parse("2026-01-02T00:00:00Z");
    private static final Policy POLICY = new Policy(
            "policy/x",
            "x",
            List.of(new MilestoneMeaning(
                    Milestone.END_OF_PATCH, DateRule.LAST_GOOD_DAY, List.of(Effect.NO_NEW_IMAGES))),
            List.of(UpdateKind.PATCH, UpdateKind.SECURITY),
            List.of(),
            true,
            null,
            "en",
            "0f",
            new Provenance("http://page", AT, "00", null, null, null));
    private static final SupportPolicy ROW = new SupportPolicy(
            "policy/x",
            "x",
            ZoneOffset.UTC,
            new TreeMap<>(Map.of("s en", new Wording(POLICY, AT, POLICY, 1))),
            new TreeMap<>(Map.of("s", 3L)),
            AT);

    @Test
    void peopleReadWhatThePolicySays() {
        assertThat(PolicyStatus.line(ROW)).isEqualTo("policy/x  read in en (changed once)");
        assertThat(PolicyStatus.details(ROW))
                .contains(
                        "  end of patch         date is last good day; then no new images",
                        "  updates              patch, security",
                        "  left to the user     nothing told",
                        "  last updated         not told");
    }

    @Test
    void machinesGetTheRow() throws IOException {
        var node = Json.mapper().readTree(PolicyStatus.json(ROW));
        assertThat(node.path("kind").asText()).isEqualTo("policy-status");
        assertThat(node.at("/wordings/0/published/updates/1").asText()).isEqualTo("SECURITY");
    }
}
