package dev.shelflife.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The topics on a Kafka that is not ours. */
@Testcontainers(disabledWithoutDocker = true)
class TopicAdminContainerTest {

    @Container
    private static final KafkaContainer KAFKA =
            new KafkaContainer(DockerImageName.parse(System.getProperty("kafka.image", "apache/kafka:4.3.1"))
                    .asCompatibleSubstituteFor("apache/kafka"));

    @Test
    void allTopicsCanBeCreatedOnAnOrdinaryBrokerAndAreRight() {
        Cluster cluster = new Cluster(Map.of("bootstrap.servers", KAFKA.getBootstrapServers()), "team-a.");
        assertThat(TopicAdmin.brokers(cluster)).isEqualTo(1);
        try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(3, (short) 1, 1))) {
            assertThat(admin.differences()).hasSize(Topics.ALL.size());
            assertThat(admin.createAndVerify(Duration.ofSeconds(60))).hasSize(Topics.ALL.size());
            assertThat(admin.differences()).isEmpty();
        }
    }
}
