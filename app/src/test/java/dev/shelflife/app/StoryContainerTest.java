package dev.shelflife.app;

import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.WholeStory;
import dev.shelflife.events.topics.Cluster;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The whole story on a Kafka that is not ours, with several partitions and a prefix. */
@Testcontainers(disabledWithoutDocker = true)
class StoryContainerTest {

    @Container
    private static final KafkaContainer KAFKA =
            new KafkaContainer(DockerImageName.parse(System.getProperty("kafka.image", "apache/kafka:4.3.1"))
                    .asCompatibleSubstituteFor("apache/kafka"));

    @TempDir
    Path data;

    @Test
    void theStoryIsToldFromThePagesToTheReceiver() throws Exception {
        Cluster cluster = new Cluster(Map.of("bootstrap.servers", KAFKA.getBootstrapServers()), "team-a.");
        WholeStory.play(cluster, new TopicLayout(3, (short) 1, 1), data);
    }
}
