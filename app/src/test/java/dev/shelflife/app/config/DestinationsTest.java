package dev.shelflife.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.app.config.DestinationSettings.CloudEvents.Mode;
import dev.shelflife.app.config.DestinationSettings.Email.Security;
import dev.shelflife.app.failure.Failure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("WORD", "hunter2", "NEXT", "hunter3");

    @TempDir
    Path folder;

    @Test
    void everyTypeIsRead() throws Exception {
        Files.writeString(folder.resolve("word"), "hunter1\n", StandardCharsets.UTF_8);
        Map<String, DestinationSettings> all = read(
                """
                hook: { type: webhook, url: "https://example.org/h", secretEnv: [WORD, NEXT], timeout: 20s }
                events: { type: cloudevents, url: "https://example.org/e", mode: structured, tokenEnv: WORD }
                plain: { type: cloudevents, url: "https://example.org/e" }
                pager: { type: pagerduty, routingKeyFile: word, url: "https://events.eu.example.org", fireFor: 3d }
                slack: { type: slack, urlFile: word }
                teams: { type: teams, urlEnv: WORD }
                mail: { type: email, host: mail.example.org, user: me, passwordFile: word, from: "shelflife <s@example.org>", to: [a@example.org, "B <b@example.org>"] }
                relay: { type: email, host: localhost, security: none, from: s@example.org, to: a@example.org }
                mine: { type: own, provider: ntfy, jar: plugins/n.jar, settings: { topic: x, size: 3 }, secretFiles: { token: word } }
                """);
        assertThat(all).hasSize(9);
        DestinationSettings.Webhook hook = (DestinationSettings.Webhook) all.get("hook");
        assertThat(hook.secrets()).extracting(Secret::reveal).containsExactly("hunter2", "hunter3");
        assertThat(hook.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(((DestinationSettings.CloudEvents) all.get("events")).mode()).isEqualTo(Mode.STRUCTURED);
        assertThat(((DestinationSettings.CloudEvents) all.get("plain")).token()).isNull();
        DestinationSettings.PagerDuty pager = (DestinationSettings.PagerDuty) all.get("pager");
        assertThat(pager.url()).isEqualTo(URI.create("https://events.eu.example.org"));
        assertThat(pager.fireFor()).isEqualTo(Duration.ofDays(3));
        DestinationSettings.Email mail = (DestinationSettings.Email) all.get("mail");
        assertThat(mail.security()).isEqualTo(Security.STARTTLS);
        assertThat(mail.port()).isEqualTo(587);
        assertThat(mail.to()).isEqualTo(List.of("a@example.org", "B <b@example.org>"));
        assertThat(((DestinationSettings.Email) all.get("relay")).port()).isEqualTo(25);
        DestinationSettings.Own mine = (DestinationSettings.Own) all.get("mine");
        assertThat(mine.jar()).isEqualTo(folder.resolve("plugins/n.jar"));
        assertThat(mine.settings()).containsOnly(Map.entry("topic", "x"), Map.entry("size", "3"));
        assertThat(all.toString()).doesNotContain("hunter");

        Files.writeString(folder.resolve("word"), "hunter4\n", StandardCharsets.UTF_8);
        assertThat(pager.routingKey().reveal()).as("replaced while we run").isEqualTo("hunter4");
    }

    @Test
    void allProblemsOfAllTypesAreToldAtOnce() {
        assertThatThrownBy(
                        () -> read(
                                """
                        a: { type: cloudevent, url: "https://example.org/e" }
                        b: { type: cloudevents, mode: binari, tokenEnv: NOWHERE }
                        c: { type: pagerduty, routingKey: hunter2 }
                        d: { type: slack, url: "https://hooks.example.org/hunter2" }
                        e: { type: teams, urlFile: word, urlEnv: WORD }
                        f: { type: email, host: h, user: me, from: nobody, to: ["x@y", "<z"] }
                        g: { type: email, security: none, user: me, passwordEnv: WORD, from: s@example.org }
                        h: { type: own, secretFiles: { token: lost }, secretEnvs: { token: WORD } }
                        i: { type: pagerduty, routingKeyEnv: [WORD, NEXT], timeout: 0s }
                        j: { type: slack, urlEnv: WORD, heartbeat: 30s }
                        k: { type: slack, urlEnv: WORD, heartbeat: 60d }
                        l: { type: slack, urlEnv: WORD, heartbeat: weekly, hartbeat: 1h }
                        """))
                .isInstanceOf(Failure.class)
                .satisfies(e -> assertThat(
                                String.valueOf(e.getMessage()).lines().skip(1).map(line -> line.replaceFirst(
                                                ".*shelflife.yaml:\\d+: notifier.destinations.", "")
                                        .replace(folder.toString(), "FOLDER")))
                        .containsExactly(
                                "a: type 'cloudevent' is no type of destination; did you mean 'cloudevents'?",
                                "b: url is missing",
                                "b: mode is 'binari', must be one of binary, structured; did you mean 'binary'?",
                                "b: tokenEnv names the environment variable NOWHERE, which is empty or not there",
                                "c: unknown key 'routingKey'; did you mean 'routingKeyEnv'?",
                                "c: routingKeyFile or routingKeyEnv: give exactly one of them",
                                "d: unknown key 'url'",
                                "d: urlFile or urlEnv: give exactly one of them",
                                "e: urlFile or urlEnv: give exactly one of them",
                                "f: from is 'nobody', must be a mail address",
                                "f: to is '<z', must be a mail address",
                                "f: user and passwordFile or passwordEnv: give both or neither",
                                "g: host is missing",
                                "g: to is missing",
                                "g: security is none, and a password is not sent in the clear",
                                "h: provider is missing",
                                "h.secretFiles: token names FOLDER/lost, which cannot be read",
                                "i: routingKeyEnv must be a single value",
                                "i: timeout is '0s', must be at least 1s",
                                "j: heartbeat is '30s', must be at least 60s",
                                "k: heartbeat is '60d', must be at most 30d",
                                "l: unknown key 'hartbeat'; did you mean 'heartbeat'?",
                                "l: heartbeat is 'weekly', must be a time such as 90s, 30m, 6h or 14d"))
                .hasMessageNotContaining("hunter");
    }

    @Test
    void eachIsGivenASignOfLifeAtTheIntervalOfItsKind_unlessTheFileSaysOtherwise() throws Exception {
        Files.writeString(folder.resolve("word"), "hunter1\n", StandardCharsets.UTF_8);
        assertThat(notifier(
                                """
                        hook: { type: webhook, url: "https://example.org/h", secretEnv: WORD }
                        events: { type: cloudevents, url: "https://example.org/e" }
                        mine: { type: own, provider: ntfy }
                        alerts: { type: alertmanager, urls: ["http://127.0.0.1:9093"] }
                        pager: { type: pagerduty, routingKeyFile: word }
                        slack: { type: slack, urlFile: word }
                        teams: { type: teams, urlEnv: WORD }
                        mail: { type: email, host: localhost, security: none, from: s@example.org, to: a@example.org }
                        often: { type: slack, urlFile: word, heartbeat: 12h }
                        never: { type: own, provider: ntfy, heartbeat: false }
                        """)
                        .heartbeats())
                .containsOnly(
                        Map.entry("hook", Duration.ofHours(1)),
                        Map.entry("events", Duration.ofHours(1)),
                        Map.entry("mine", Duration.ofHours(1)),
                        Map.entry("alerts", Duration.ofMinutes(15)),
                        Map.entry("pager", Duration.ofDays(7)),
                        Map.entry("slack", Duration.ofDays(7)),
                        Map.entry("teams", Duration.ofDays(7)),
                        Map.entry("mail", Duration.ofDays(7)),
                        Map.entry("often", Duration.ofHours(12)));
    }

    @Test
    void theExamplesOfTheDocumentsAreRead() throws Exception {
        String document = Files.readString(Path.of("..", "docs", "channels.md"), StandardCharsets.UTF_8);
        String examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(document)
                .results()
                .map(example -> example.group(1))
                .collect(Collectors.joining());
        Path file = folder.resolve("shelflife.yaml");
        Files.writeString(file, "notifier:\n  destinations:\n" + examples.indent(4), StandardCharsets.UTF_8);
        assertThat(examples).contains("type: webhook", "type: own");
        assertThat(SettingsFile.read(file, directory -> List.of(), Map.of(), false)
                        .notifier()
                        .ownHealth())
                .as("no problem is told, and each is told of our own health")
                .contains("hooks", "oncall", "mail", "phone");
    }

    private Map<String, DestinationSettings> read(String destinations) throws Exception {
        return notifier(destinations).destinations();
    }

    private Settings.Notifier notifier(String destinations) throws Exception {
        Path file = folder.resolve("shelflife.yaml");
        Files.writeString(file, "notifier:\n  destinations:\n" + destinations.indent(4), StandardCharsets.UTF_8);
        return SettingsFile.read(file, directory -> List.of(), ENVIRONMENT, true)
                .notifier();
    }
}
