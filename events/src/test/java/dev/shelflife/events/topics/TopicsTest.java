package dev.shelflife.events.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.topics.Topic.Cleanup;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicsTest {

    static List<Topic<?>> all() {
        return Topics.ALL;
    }

    @Test
    void allConstantsAreInTheList() {
        Set<Object> constants = Arrays.stream(Topics.class.getFields())
                .filter(field -> field.getType() == Topic.class && Modifier.isStatic(field.getModifiers()))
                .map(TopicsTest::value)
                .collect(Collectors.toSet());
        assertThat(Topics.ALL)
                .containsExactlyInAnyOrderElementsOf(constants.stream()
                        .<Topic<?>>map(topic -> (Topic<?>) topic)
                        .toList());
    }

    @Test
    void namesAreUniqueAlsoWhereKafkaMistakesDotsForUnderscores() {
        assertThat(Topics.ALL.stream().map(topic -> topic.name().replace('.', '_')))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aNameIsOursAndLegal(Topic<?> topic) {
        assertThat(topic.name()).matches("shelflife(\\.[a-z]+(-[a-z]+)*)+").hasSizeLessThan(200);
        assertThat(topic.in("")).isEqualTo(topic.name());
        assertThat(topic.in("staging.")).isEqualTo("staging." + topic.name());
        assertThat(topic.purpose()).isNotBlank();
        assertThat(topic.writer()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theBrokersClockStampsEveryRecordForDomainTimeIsAField(Topic<?> topic) {
        assertThat(topic.settings()).containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @ParameterizedTest
    @MethodSource("all")
    void settingsAreThoseOfTheCleanup(Topic<?> topic) {
        Map<String, String> settings = topic.settings();
        switch (topic.cleanup()) {
            case COMPACT ->
                assertThat(settings).containsEntry("cleanup.policy", "compact").doesNotContainKey("retention.ms");
            case KEEP ->
                assertThat(settings)
                        .containsEntry("cleanup.policy", "delete")
                        .containsEntry("retention.ms", "-1")
                        .containsEntry("retention.bytes", "-1");
            case EXPIRE ->
                assertThat(Long.parseLong(settings.get("retention.ms"))).isPositive();
        }
        assertThat(Integer.parseInt(settings.get("max.message.bytes"))).isGreaterThanOrEqualTo(1 << 20);
    }

    @Test
    void tablesAreCompactedAndHistoryIsKept() {
        assertThat(Topics.ALL.stream().filter(topic -> topic.cleanup() == Cleanup.COMPACT))
                .containsExactlyInAnyOrder(
                        Topics.CATALOGUES, Topics.LIFECYCLES, Topics.PROGRESS, Topics.INVENTORY, Topics.TARGETS);
        assertThat(Topics.ALL.stream().filter(topic -> topic.cleanup() == Cleanup.EXPIRE))
                .allMatch(topic -> topic.equals(Topics.OUTBOX) || topic.name().endsWith(".dead-letter"));
    }

    @Test
    void eachMilestoneWithDatesHasItsDeprecationTopic() {
        assertThat(Milestone.DATED.stream().map(Topics::deprecations))
                .containsExactly(Topics.END_OF_PATCH, Topics.END_OF_AVAILABILITY);
        assertThat(Topics.END_OF_PATCH.name()).isEqualTo("shelflife.deprecations.end-of-patch");
        assertThat(Topics.END_OF_AVAILABILITY.name()).isEqualTo("shelflife.deprecations.end-of-availability");
        assertThatIllegalArgumentException().isThrownBy(() -> Topics.deprecations(Milestone.OTHER));
    }

    @Test
    void deadLettersCarryBytesAsReceived() {
        assertThat(Topics.ALL).allSatisfy(topic -> assertThat(topic.type() == byte[].class)
                .isEqualTo(topic.name().endsWith(".dead-letter")));
        byte[] bytes = {0, -1, 7};
        assertThat(Topics.OBSERVATIONS_DEAD_LETTER.serde().serializer().serialize("t", bytes))
                .isEqualTo(bytes);
    }

    @Test
    void aRetentionTimeGoesWithExpireAndWithNothingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> topic(Cleanup.KEEP, Duration.ofDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> topic(Cleanup.EXPIRE, null));
    }

    @Test
    void aClusterPutsItsPrefixBeforeAllNamesAndKeepsItsSecrets() {
        Cluster cluster = new Cluster(
                Map.of("bootstrap.servers", "127.0.0.1:1", "sasl.jaas.config", "password=secret"), "staging.");
        assertThat(cluster.name(Topics.OBSERVATIONS)).isEqualTo("staging.shelflife.observations");
        assertThat(cluster.name("shelflife-ingest")).isEqualTo("staging.shelflife-ingest");
        assertThat(cluster.toString()).contains("127.0.0.1:1", "staging.").doesNotContain("secret");
        assertThat(cluster.with(Map.of("client.id", "a", "bootstrap.servers", "127.0.0.1:2")))
                .containsEntry("sasl.jaas.config", "password=secret")
                .containsEntry("client.id", "a")
                .containsEntry("bootstrap.servers", "127.0.0.1:2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Cluster(Map.of(), ""));
    }

    private static Topic<byte[]> topic(Cleanup cleanup, Duration retention) {
        return new Topic<>("shelflife.x", "k", byte[].class, cleanup, retention, 1, false, "w", false, "p");
    }

    private static Object value(java.lang.reflect.Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
