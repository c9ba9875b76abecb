package dev.shelflife.app;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.WholeStory;
import dev.shelflife.events.topics.Cluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole story on the embedded broker. */
class EndToEndTest {

    @TempDir
    Path data;

    @Test
    void theStoryIsToldFromThePagesToTheReceiver() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            WholeStory.play(Cluster.at(broker.bootstrapServers()), TopicLayout.EMBEDDED, data);
        }
    }
}
