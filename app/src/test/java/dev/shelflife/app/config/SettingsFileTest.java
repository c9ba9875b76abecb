package dev.shelflife.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.run.Subscriptions;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Severity;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.plan.Digest;
import dev.shelflife.notifier.plan.Escalation;
import dev.shelflife.notifier.plan.Pace;
import dev.shelflife.notifier.plan.QuietHours;
import dev.shelflife.notifier.route.Language;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.notifier.route.Wanted;
import dev.shelflife.notifier.route.WantedUses;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    private static final List<String> SOURCES = List.of("google-dlc-table", "google-dlvm-table");
    private static final Map<String, String> ENVIRONMENT = Map.of("HOOK", "whsec_hunter2", "EMPTY", " ");

    @TempDir
    Path folder;

    @Test
    void whereHealthIsToldIsAnAddressOrNowhere() throws Exception {
        assertThat(read("data: x").listen()).isEqualTo(new Settings.Listen("127.0.0.1", 19_093));
        assertThat(read("http: { listen: none }").listen()).isNull();
        assertThat(read("http: { listen: \"0.0.0.0:8080\" }").listen()).isEqualTo(new Settings.Listen("0.0.0.0", 8080));
        assertThat(read("http: { listen: \"[::1]:0\" }").listen()).isEqualTo(new Settings.Listen("::1", 0));
        for (String wrong : List.of("8080", "host:", ":80", "host:66000", "http://host:80", "a b:1")) {
            assertThatThrownBy(() -> read("http: { listen: \"" + wrong + "\" }"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("http: listen is '" + wrong + "', must be HOST:PORT");
        }
    }

    @Test
    void aWholeFileIsRead() throws Exception {
        Files.writeString(folder.resolve("hook.secret"), "whsec_fromfile\n");
        Settings settings = read(
                """
                data: state
                kafka:
                  bootstrap: broker-1:9092,broker-2:9092
                  topicPrefix: team-a.
                  configFile: client.properties
                  partitions: 6
                  replication: 3
                  minInsyncReplicas: 2
                  createTopics: false
                sources:
                  interval: 90m
                  contactUrl: https://example.org/contact
                  allowPrivateTargets: true
                  urls:
                    google-dlc-table: http://127.0.0.1:8080/choosing-container
                leadDays: [7, 30, 7]
                notifier:
                  destinations:
                    hook: { type: webhook, url: "https://example.org/hook", secretFile: hook.secret }
                    second: { type: webhook, url: "https://example.org/hook", secretEnv: HOOK }
                    alerts:
                      type: alertmanager
                      urls: ["http://127.0.0.1:9093"]
                      fireFor: 3d
                  ownHealth: alerts
                  routes:
                    - destination: hook
                    - destination: hook
                  subscriptions:
                    - name: tensors
                      destination: alerts
                      leadDays: 30
                      severity: warning
                      language: pt-BR
                      digest: { every: weekly, on: friday, at: 07:30, zone: Europe/Berlin, except: critical }
                      quiet: { from: "22:00", to: "07:00" }
                      budget: 20
                      escalate: { after: 4h, to: hook, severity: critical }
                      services: deep-learning-containers
                      frameworks: [tensorflow, pytorch]
                      versions: [2.10]
                      milestones: [end-of-patch]
                      types: [REACHED, moved-earlier]
                      horizon: P2D
                """);

        assertThat(settings.data()).isEqualTo(folder.resolve("state"));
        assertThat(settings.kafka())
                .isEqualTo(new Settings.Kafka(
                        "broker-1:9092,broker-2:9092", "team-a.", folder.resolve("client.properties"), 6, 3, 2, false));
        assertThat(settings.sources())
                .isEqualTo(new Settings.Sources(
                        Duration.ofMinutes(90),
                        URI.create("https://example.org/contact"),
                        true,
                        Map.of("google-dlc-table", URI.create("http://127.0.0.1:8080/choosing-container")),
                        null));
        assertThat(settings.leadDays()).containsExactly(30, 7);
        assertThat(settings.notifier().destinations()).containsOnlyKeys("hook", "second", "alerts");
        assertThat(settings.notifier().destinations().get("alerts"))
                .isEqualTo(new DestinationSettings.Alertmanager(
                        List.of(URI.create("http://127.0.0.1:9093")), Duration.ofDays(3), Duration.ofMinutes(1)));
        assertThat(secretOf(settings, "hook")).isEqualTo("whsec_fromfile");
        assertThat(secretOf(settings, "second")).isEqualTo("whsec_hunter2");
        assertThat(Subscriptions.of(settings.notifier()))
                .containsExactly(
                        new Subscription(
                                "tensors",
                                "alerts",
                                new Wanted(
                                        Set.of("deep-learning-containers"),
                                        Set.of("tensorflow", "pytorch"),
                                        Set.of("2.10"),
                                        Set.of(Milestone.END_OF_PATCH),
                                        Set.of(TransitionType.REACHED, TransitionType.MOVED_EARLIER),
                                        Set.of(30),
                                        Severity.WARNING),
                                new Pace(
                                        new Digest(
                                                Digest.Every.WEEKLY,
                                                LocalTime.of(7, 30),
                                                DayOfWeek.FRIDAY,
                                                ZoneId.of("Europe/Berlin"),
                                                Severity.CRITICAL),
                                        new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC, null),
                                        20,
                                        new Escalation(Duration.ofHours(4), "hook", Severity.CRITICAL)),
                                Language.PT_BR,
                                Duration.ofDays(2)),
                        Subscription.everythingTo("hook").within(Duration.ofDays(7)),
                        Subscription.everythingTo("hook").called("hook-2").within(Duration.ofDays(7)),
                        Subscription.ownHealth("alerts")
                                .within(Duration.ofDays(7))
                                .in(Language.PT_BR));
        assertThat(settings.toString()).doesNotContain("hunter2").doesNotContain("fromfile");
    }

    @Test
    void ownersAreToldOfTheirImages() throws Exception {
        Settings settings = read(
                """
                notifier:
                  destinations:
                    shop-team: { type: alertmanager, urls: ["http://127.0.0.1:9093"] }
                    ops: { type: alertmanager, urls: ["http://127.0.0.1:9094"] }
                  owners: { "Team Shop": shop-team, "-": ops }
                  subscriptions:
                    - name: production
                      destination: ops
                      inventory: { environments: [production] }
                    - name: all
                      destination: ops
                      inventory: {}
                  ownHealth: false
                """);
        assertThat(Subscriptions.of(settings.notifier()))
                .containsExactly(
                        Subscription.everythingTo("ops")
                                .called("production")
                                .to(Wanted.EVERYTHING.of(new WantedUses(Set.of(), Set.of("production"))))
                                .within(Duration.ofDays(7)),
                        Subscription.everythingTo("ops")
                                .called("all")
                                .to(Wanted.EVERYTHING.of(WantedUses.ALL))
                                .within(Duration.ofDays(7)),
                        Subscription.ofOwner("Team Shop", "shop-team").within(Duration.ofDays(7)),
                        Subscription.ofOwner("-", "ops").within(Duration.ofDays(7)));
    }

    @Test
    void anOwnerGoesToADestinationThatIsThere() {
        assertProblems(
                """
                notifier:
                  destinations:
                    ops: { type: alertmanager, urls: ["http://127.0.0.1:9094"] }
                  owners: { shop: opps }
                  subscriptions:
                    - name: owner-x
                      destination: ops
                      inventory: { team: [x] }
                    - name: newer
                      destination: ops
                      types: [image-outdated]
                """,
                """
                4: notifier.owners: shop 'opps' is no destination; did you mean 'ops'?
                6: notifier.subscriptions[0]: name 'owner-x' is ours: choose another one, or set owners
                8: notifier.subscriptions[0].inventory: unknown key 'team'
                11: notifier.subscriptions[1]: types has what happens only to images that somebody runs: add inventory: {}
                """);
    }

    @Test
    void messagesAreInEachLanguageThatThereAreWordsIn() throws Exception {
        for (Language language : Language.values()) {
            Settings settings = read(
                    """
                    notifier:
                      destinations:
                        hook: { type: webhook, url: "https://example.org/hook", secretEnv: HOOK }
                      subscriptions:
                        - { name: a, destination: hook, language: LANGUAGE }
                        - { name: b, destination: hook, language: ja }
                    """
                            .replace("LANGUAGE", language.tag()));
            assertThat(Subscriptions.of(settings.notifier()))
                    .as("the last is about our own health: in the language of the first")
                    .extracting(Subscription::language)
                    .containsExactly(language, Language.JA, language);
        }
    }

    @Test
    void anEmptyFileMeansTheDefaults() throws Exception {
        assertThat(read("")).isEqualTo(Settings.DEFAULT);
        assertThat(read("# nothing yet\nkafka:\n")).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirLines() {
        assertProblems(
                """
                date: state
                kafka:
                  bootsrap: broker-1:9092
                  partitions: many
                  replication: 2
                  minInsyncReplicas: 3
                  createTopics: perhaps
                sources:
                  interval: 5
                  interval: 6h
                  contactUrl: ftp://example.org
                  urls:
                    google-dlc-tabel: http://127.0.0.1/
                leadDays: [30, -1]
                notifier:
                  destinations:
                    hook: { type: webhook, url: nowhere, secret: hunter2 }
                    empty: { type: webhook, url: "http://127.0.0.1/", secretEnv: EMPTY }
                    lost: { type: webhook, url: "http://127.0.0.1/", secretFile: lost.secret }
                    pager: { type: pagerduti }
                    alerts: { type: alertmanager }
                  routes:
                    - destination: alrets
                      milestones: [end-of-pach]
                      types: OTHER
                    - services: [Deep Learning]
                  ownHealth: [hook, alrets]
                  subscriptions:
                    - name: twice
                      destination: hook
                      leadDays: [45, 0]
                      severity: eror
                      language: jp
                      digest: { every: daily, on: monday, at: 25:00 }
                      quiet: { from: "22:00", to: "22:00", zone: Europe/Berlin }
                      budget: 0
                      escalate: { after: 4h, to: hook }
                    - name: twice
                      destination: hook
                      milestone: end-of-patch
                      quiet: { from: "22:00", zone: Mars }
                    - name: own-health
                      destination: hook
                    - destination: hook
                    - name: heartbeat
                      destination: hook
                      types: [reached, heartbeat]
                """,
                """
                1: unknown key 'date'; did you mean 'data'?
                3: kafka: unknown key 'bootsrap'; did you mean 'bootstrap'?
                4: kafka: partitions is 'many', must be a number from 1 to 1000
                6: kafka: minInsyncReplicas is 3, must be at most replication, which is 2
                7: kafka: createTopics is 'perhaps', must be true or false
                9: sources: interval is '5', must be a time such as 90s, 30m, 6h or 14d
                10: sources: key 'interval' is there twice
                11: sources: contactUrl must be an address that begins with http:// or https://
                13: sources.urls: google-dlc-tabel is no source; did you mean 'google-dlc-table'?
                14: leadDays is '-1', must be a number from 1 to 3660
                17: notifier.destinations.hook: unknown key 'secret'; did you mean 'secretEnv'?
                17: notifier.destinations.hook: url must be an address that begins with http:// or https://
                17: notifier.destinations.hook: secretFile or secretEnv: give exactly one of them
                18: notifier.destinations.empty: secretEnv names the environment variable EMPTY, which is empty or not there
                19: notifier.destinations.lost: secretFile names FOLDER/lost.secret, which cannot be read
                20: notifier.destinations.pager: type 'pagerduti' is no type of destination; did you mean 'pagerduty'?
                21: notifier.destinations.alerts: urls is missing
                23: notifier.routes[0]: destination 'alrets' is no destination; did you mean 'alerts'?
                24: notifier.routes[0]: milestones is 'end-of-pach', must be one of end-of-patch, end-of-availability; did you mean 'end-of-patch'?
                25: notifier.routes[0]: types is 'OTHER', must be one of ALL_TYPES
                26: notifier.routes[1]: destination is missing
                26: notifier.routes[1]: services is 'Deep Learning', must be lower-case letters, digits, '.' and '-'
                27: notifier: ownHealth 'alrets' is no destination; did you mean 'alerts'?
                31: notifier.subscriptions[0]: leadDays is '0', must be a number from 1 to 3660
                31: notifier.subscriptions[0]: leadDays 45 is no lead time of this installation: leadDays is [30]
                32: notifier.subscriptions[0]: severity is 'eror', must be one of info, warning, error, critical; did you mean 'error'?
                33: notifier.subscriptions[0]: language is 'jp', must be one of en, de, fr, es, it, pt-br, ja, ko, zh-cn; did you mean 'ja'?
                34: notifier.subscriptions[0].digest: on is for a weekly digest
                34: notifier.subscriptions[0].digest: at is '25:00', must be a time of day such as "08:00"
                35: notifier.subscriptions[0].quiet: to is 22:00, which is when the quiet hours begin
                36: notifier.subscriptions[0]: budget is '0', must be a number from 1 to 1000
                37: notifier.subscriptions[0].escalate: to is the subscription's own destination
                38: notifier.subscriptions[1]: name 'twice' is there twice
                40: notifier.subscriptions[1]: unknown key 'milestone'; did you mean 'milestones'?
                41: notifier.subscriptions[1].quiet: to is missing
                41: notifier.subscriptions[1].quiet: zone is 'Mars', must be a zone such as Europe/Berlin or UTC
                42: notifier.subscriptions[2]: name 'own-health' is ours: choose another one, or set ownHealth
                44: notifier.subscriptions[3]: name is missing
                45: notifier.subscriptions[4]: name 'heartbeat' is ours: choose another one, or set heartbeat of a destination
                47: notifier.subscriptions[4]: types has heartbeat, which no subscription is told: set heartbeat of the destination
                """);
    }

    @Test
    void whatIsNotYamlIsToldWithItsLine() {
        assertThatThrownBy(() -> read("kafka:\n  bootstrap: [a\nleadDays: 3\n"))
                .isInstanceOfSatisfying(
                        Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("shelflife.yaml:3: not YAML");
    }

    @Test
    void aListWhereKeysAreDueIsAProblem() {
        assertProblems("- data\n", "1: must have keys\n");
        assertProblems(
                "kafka: 3\nsources: {interval: [1h]}\nnotifier: {routes: x}\n",
                """
                1: kafka: must have keys
                2: sources: interval must be a single value
                3: notifier: routes must be a list
                """);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(
                        () -> SettingsFile.read(folder.resolve("absent.yaml"), directory -> SOURCES, ENVIRONMENT, true))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("absent.yaml");
    }

    private void assertProblems(String yaml, String expected) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOfSatisfying(Failure.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
            String lines = String.valueOf(e.getMessage())
                    .replace("the configuration cannot be used:\n", "")
                    .replace("  " + folder.resolve("shelflife.yaml") + ":", "")
                    .replace(folder.toString(), "FOLDER");
            String types = Arrays.stream(TransitionType.values())
                    .filter(type -> type != TransitionType.OTHER)
                    .map(TransitionType::slug)
                    .collect(Collectors.joining(", "));
            assertThat(lines + "\n").isEqualTo(expected.replace("ALL_TYPES", types));
            assertThat(e).hasMessageNotContaining("hunter2");
        });
    }

    private Settings read(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("shelflife.yaml"), yaml);
        return SettingsFile.read(file, directory -> SOURCES, ENVIRONMENT, true);
    }

    @Test
    void whoNotifiesNobodyNeedsNoSecretsAndIsStillToldOfMistakes() throws Exception {
        Path file = folder.resolve("shelflife.yaml");
        String notifier =
                """
                notifier:
                  destinations:
                    first: { type: webhook, url: "https://example.org/hook", secretFile: elsewhere.secret }
                    second: { type: webhook, url: "https://example.org/hook", secretEnv: ELSEWHERE }
                  routes:
                    - destination: %s
                """;
        Files.writeString(file, notifier.formatted("first"));
        Settings settings = SettingsFile.read(file, directory -> SOURCES, ENVIRONMENT, false);
        assertThat(settings.notifier().destinations()).isEmpty();
        assertThat(Subscriptions.of(settings.notifier()))
                .as("who wants what can be tried without secrets")
                .extracting(Subscription::name)
                .containsExactly("first", "own-health-first", "own-health-second");

        Files.writeString(file, notifier.formatted("third"));
        assertThatThrownBy(() -> SettingsFile.read(file, directory -> SOURCES, ENVIRONMENT, false))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("third")
                .hasMessageNotContaining("ELSEWHERE");
    }

    private static String secretOf(Settings settings, String destination) {
        return ((DestinationSettings.Webhook) settings.notifier().destinations().get(destination))
                .secrets()
                .get(0)
                .reveal();
    }
}
