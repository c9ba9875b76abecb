package dev.shelflife.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicAdminTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(data, 0);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void allTopicsAreCreatedOnceAndThenFoundRight() {
        Cluster cluster = withPrefix("new.");
        try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(3, (short) 1, 1))) {
            assertThat(admin.createAndVerify(PATIENCE))
                    .containsExactlyElementsOf(Topics.ALL.stream()
                            .map(topic -> "new." + topic.name())
                            .toList());
            assertThat(admin.createAndVerify(PATIENCE)).isEmpty();
            assertThat(admin.differences()).isEmpty();
        }
    }

    @Test
    void aClusterWithoutTopicsLacksEveryOneAndIsNotChangedByTheQuestion() {
        try (TopicAdmin admin = new TopicAdmin(withPrefix("none."), TopicLayout.EMBEDDED)) {
            assertThatThrownBy(admin::verify).isInstanceOfSatisfying(Failure.class, e -> {
                assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED);
                Topics.ALL.forEach(topic -> assertThat(e).hasMessageContaining("none." + topic.name() + ": missing"));
            });
            assertThat(admin.differences()).hasSize(Topics.ALL.size());
        }
    }

    @Test
    void allDifferencesAreToldAtOnceAndLeftAlone() throws Exception {
        Cluster cluster = withPrefix("old.");
        create(
                new NewTopic("old.shelflife.lifecycles", 1, (short) 1)
                        .configs(Map.of("cleanup.policy", "delete", "message.timestamp.type", "CreateTime")),
                new NewTopic("old.shelflife.pages", 4, (short) 1)
                        .configs(Map.of(
                                "max.message.bytes", "1000",
                                "message.timestamp.type", "LogAppendTime",
                                "retention.ms", "604800000")));
        try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(4, (short) 1, 1))) {
            assertThatThrownBy(() -> admin.createAndVerify(PATIENCE)).isInstanceOf(Failure.class);
            assertThat(admin.differences())
                    .containsExactly(
                            "old.shelflife.pages: retention.ms is 604800000, must be -1",
                            "old.shelflife.pages: max.message.bytes is 1000, must be at least 8388608",
                            "old.shelflife.lifecycles: has 1 partitions, must have at least 4",
                            "old.shelflife.lifecycles: cleanup.policy is delete, must be compact",
                            "old.shelflife.lifecycles: message.timestamp.type is CreateTime, must be LogAppendTime");
        }
    }

    @Test
    void anAddressWhereNobodyAnswersIsNamed() {
        Cluster nobody = new Cluster(
                Map.of(
                        "bootstrap.servers", "127.0.0.1:1",
                        "default.api.timeout.ms", "600",
                        "request.timeout.ms", "300"),
                "");
        try (TopicAdmin admin = new TopicAdmin(nobody, TopicLayout.EMBEDDED)) {
            assertThatThrownBy(admin::verify).isInstanceOf(Failure.class).hasMessageContaining("from 127.0.0.1:1");
        }
    }

    private static Cluster withPrefix(String prefix) {
        return new Cluster(Map.of("bootstrap.servers", broker.bootstrapServers()), prefix);
    }

    private static void create(NewTopic... topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(topics)).all().get();
        }
    }
}
