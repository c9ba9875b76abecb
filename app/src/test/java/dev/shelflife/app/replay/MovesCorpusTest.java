package dev.shelflife.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.Json;
import dev.shelflife.streams.rules.LeadTimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Real moves of published dates, counted against counts that were made independently. */
@EnabledIfEnvironmentVariable(named = "SHELFLIFE_CORPUS", matches = ".+")
class MovesCorpusTest {

    @Test
    void everyRealMoveIsToldWithItsClass() throws Exception {
        Path moves = Path.of(System.getenv("SHELFLIFE_CORPUS"), "moves");
        JsonNode expected = Json.mapper()
                .readTree(moves.resolve("expected-counts.json").toFile())
                .get("counts");
        List<Transition> told = new ArrayList<>();
        int replayed = Replay.observations(moves.resolve("observations.jsonl"), null, LeadTimes.DEFAULT, told::add);

        assertThat(replayed).isEqualTo(3286);
        assertThat(count(told, TransitionType.MOVED_LATER))
                .isEqualTo(expected.get("MOVED_LATER").asLong());
        assertThat(count(told, TransitionType.MOVED_EARLIER))
                .isEqualTo(expected.get("MOVED_EARLIER").asLong());
        assertThat(count(told, TransitionType.REOPENED))
                .isEqualTo(expected.get("reopened").asLong());
        assertThat(count(told, TransitionType.WITHDRAWN))
                .isEqualTo(expected.get("date_taken_back_to_not_set").asLong());
    }

    private static long count(List<Transition> told, TransitionType type) {
        return told.stream().filter(each -> each.type() == type).count();
    }
}
