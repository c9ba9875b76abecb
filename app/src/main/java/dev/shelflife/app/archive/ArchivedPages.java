package dev.shelflife.app.archive;

import dev.shelflife.app.cluster.TopicTail;
import dev.shelflife.events.ArchivedPage;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Reads the topic of archived pages. */
public final class ArchivedPages {

    private ArchivedPages() {}

    /**
     * Hands over every page that was committed before the call; in no order across partitions.
     *
     * @param said takes what could not be read, in words for people
     * @param into takes the digest of each body (the key) and the page
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer, or refuses
     */
    public static void read(Cluster cluster, Consumer<String> said, BiConsumer<String, ArchivedPage> into) {
        try (TopicTail tail = TopicTail.of(cluster, List.of(Topics.PAGES))) {
            tail.drain((topic, record) -> {
                if (record.value() == null) {
                    return;
                }
                ArchivedPage page;
                try {
                    page = Json.read(record.value(), ArchivedPage.class);
                } catch (UnreadableRecordException e) {
                    said.accept("the page " + record.key() + " is passed over: " + e.getMessage());
                    return;
                }
                into.accept(record.key(), page);
            });
        }
    }

    /**
     * The body of a page, as received.
     *
     * @param sha256 the key of its record
     * @throws UnfitBodyException when the record does not hold the bytes of its key
     */
    public static byte[] body(String sha256, ArchivedPage page) throws UnfitBodyException {
        byte[] body = Unpack.gunzip(page.gzip(), page.length());
        if (!Ids.sha256(body).equals(sha256)) {
            throw new UnfitBodyException("its bytes are not those of its key");
        }
        return body;
    }
}
