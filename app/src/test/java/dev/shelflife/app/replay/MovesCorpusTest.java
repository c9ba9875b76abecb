package dev.shelflife.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Real moves of published dates, held against a naive comparison of each line with the one before it of its version. */
@EnabledIfEnvironmentVariable(named = "SHELFLIFE_CORPUS", matches = ".+")
class MovesCorpusTest {

    @Test
    void everyRealMoveIsToldWithItsClass() throws Exception {
        Path observations = Path.of(System.getenv("SHELFLIFE_CORPUS"), "moves", "observations.jsonl");
        List<Transition> told = new ArrayList<>();
        int replayed = Replay.observations(observations, null, LeadTimes.DEFAULT, told::add);

        assertThat(replayed).isEqualTo(3286);
        naiveCounts(observations)
                .forEach((type, count) -> assertThat(told.stream().filter(each -> each.type() == type))
                        .as("%s", type)
                        .hasSize(count));
    }

    private static Map<TransitionType, Integer> naiveCounts(Path observations) throws Exception {
        Map<TransitionType, Integer> counts = new EnumMap<>(TransitionType.class);
        Map<String, JsonNode> last = new HashMap<>();
        for (String text : Files.readAllLines(observations)) {
            JsonNode now = Json.mapper().readTree(text);
            JsonNode before = last.put(now.get("framework") + "/" + now.get("version"), now);
            for (String member : List.of("endOfPatch", "endOfAvailability")) {
                if (before != null) {
                    classify(date(before, member), date(now, member), day(now))
                            .forEach(type -> counts.merge(type, 1, Integer::sum));
                }
            }
        }
        return counts;
    }

    private static List<TransitionType> classify(LocalDate from, LocalDate to, LocalDate day) {
        if (from == null || to == null || from.equals(to)) {
            return from != null && to == null ? List.of(TransitionType.WITHDRAWN) : List.of();
        }
        if (to.isBefore(from)) {
            return List.of(TransitionType.MOVED_EARLIER);
        }
        return from.isBefore(day) && !to.isBefore(day)
                ? List.of(TransitionType.MOVED_LATER, TransitionType.REOPENED)
                : List.of(TransitionType.MOVED_LATER);
    }

    private static LocalDate day(JsonNode observation) {
        return LocalDate.parse(observation.get("at").textValue().substring(0, 10));
    }

    private static LocalDate date(JsonNode observation, String member) {
        JsonNode value = observation.get(member);
        return value == null || value.isNull() ? null : LocalDate.parse(value.textValue());
    }
}
