package dev.shelflife.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.route.Routing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteTestCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path history;
    private Path config;

    /** One end announced in good time, one that the page names ten days ahead only, one of another framework. */
    @BeforeEach
    void write() throws Exception {
        history = Files.writeString(
                folder.resolve("history.jsonl"),
                """
                {"at":"2026-01-01T00:00:00Z","service":"clouds","framework":"tensorflow","version":"2.1","endOfPatch":"2026-06-30","endOfAvailability":null}
                {"at":"2026-01-02T00:00:00Z","service":"clouds","framework":"pytorch","version":"1.0","endOfPatch":"2026-05-31","endOfAvailability":null}
                {"at":"2026-03-21T00:00:00Z","service":"clouds","framework":"tensorflow","version":"2.0","endOfPatch":"2026-03-31","endOfAvailability":null}
                """);
        config = Files.writeString(
                folder.resolve("shelflife.yaml"),
                """
                notifier:
                  destinations:
                    team: { type: webhook, url: "https://example.org/hook", secretEnv: NOT_THERE }
                    other: { type: webhook, url: "https://example.org/hook", secretEnv: NOT_THERE }
                  ownHealth: false
                  subscriptions:
                    - { name: tensors, destination: team, frameworks: tensorflow }
                    - { name: late, destination: other, frameworks: tensorflow, leadDays: 1 }
                    - { name: nothing, destination: other, frameworks: jax }
                """);
    }

    @Test
    void eachSubscriptionSaysHowMuchHowEarlyAndWhatItMisses() throws Exception {
        assertThat(run("--config", config.toString(), "--json", "--days", "1,30"))
                .isEqualTo(ExitCode.DONE.code());
        List<JsonNode> lines =
                out.toString().lines().map(RouteTestCommandTest::json).toList();
        assertThat(lines)
                .extracting(each -> each.get("subscription").asText())
                .containsExactly("tensors", "late", "nothing");

        JsonNode tensors = lines.get(0);
        assertThat(tensors.get("ends").asInt()).isEqualTo(2);
        assertThat(tensors.at("/types/reached").asInt()).isEqualTo(2);
        assertThat(tensors.at("/types/approaching").asInt()).isGreaterThanOrEqualTo(6);
        assertThat(tensors.at("/leadDays/min").asInt()).isEqualTo(10);
        assertThat(tensors.at("/leadDays/max").asInt()).isEqualTo(180);
        assertThat(tensors.at("/recall/1").asDouble()).isEqualTo(1.0);
        assertThat(tensors.at("/recall/30").asDouble()).isEqualTo(0.5);
        assertThat(tensors.at("/possible/30").asInt())
                .as("the page named the other one ten days ahead")
                .isEqualTo(1);

        assertThat(tensors.at("/namedLater/30").asInt()).isEqualTo(1);
        assertThat(tensors.get("matches")).isEqualTo(tensors.get("notifications"));

        JsonNode late = lines.get(1);
        assertThat(late.at("/toldLater/30").asInt())
                .as("named long before, told a day before")
                .isEqualTo(1);
        assertThat(late.at("/neverTold/30").asInt()).isZero();
        assertThat(late.at("/recall/1").asDouble()).isEqualTo(1.0);
        assertThat(late.at("/recall/30").asDouble()).isZero();
        assertThat(late.get("notifications").asInt()).isEqualTo(4);

        assertThat(lines.get(2).get("notifications").asInt()).isZero();
        assertThat(lines.get(2).at("/recall/1").isNull()).isTrue();
    }

    /** The page tells in May what ended in March: live, the horizon of a week keeps that back. */
    @Test
    void whatThePageTellsTooLateIsJudgedByWhenItWasTold() throws Exception {
        Files.writeString(
                history,
                """
                {"at":"2026-01-01T00:00:00Z","service":"clouds","framework":"tensorflow","version":"2.1","endOfPatch":"2029-06-30","endOfAvailability":null}
                {"at":"2026-05-01T00:00:00Z","service":"clouds","framework":"tensorflow","version":"2.0","endOfPatch":"2026-03-31","endOfAvailability":null}
                """);
        assertThat(run("--config", config.toString(), "--json")).isEqualTo(ExitCode.DONE.code());
        JsonNode tensors = json(out.toString().lines().findFirst().orElseThrow());
        assertThat(tensors.get("matches").asInt()).isEqualTo(1);
        assertThat(tensors.get("notifications").asInt()).isZero();
        assertThat(tensors.at("/suppressed/" + Routing.TOO_OLD).asInt()).isEqualTo(1);
        assertThat(tensors.at("/namedLater/1").asInt()).isEqualTo(1);
    }

    @Test
    void peopleReadItWithoutAnyConfiguration() {
        assertThat(run()).isEqualTo(ExitCode.DONE.code());
        assertThat(out.toString())
                .contains("everything → everything: ")
                .contains("ends in its scope 3, told before 3")
                .contains("1 day ahead 3/3 (100 %; 100 % of those the page had named)");
    }

    @Test
    void aWrongSubscriptionIsToldWithItsLineBeforeAnythingIsRead() throws Exception {
        Files.writeString(config, Files.readString(config).replace("frameworks: jax", "framework: jax"));
        assertThat(run("--config", config.toString())).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString())
                .contains("9: notifier.subscriptions[2]: unknown key 'framework'; did you mean 'frameworks'?");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... more) {
        List<String> args = new java.util.ArrayList<>(
                List.of("route", "test", "--history", history.toString(), "--until", "2026-12-31"));
        args.addAll(List.of(more));
        return Shelflife.run(new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
    }

    private static JsonNode json(String line) {
        return Json.read(line.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class);
    }
}
