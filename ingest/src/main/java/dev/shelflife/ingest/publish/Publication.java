package dev.shelflife.ingest.publish;

import dev.shelflife.events.ArchivedPage;
import dev.shelflife.events.Observation;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a source writes: the page's bytes, the observations, the accepted catalogue. Keys are UTF-8 text and no
 * partition is named; {@link dev.shelflife.events.topics.GroupPartitioner} places all records.
 */
public final class Publication {

    /** What a record batch adds to key and value. */
    private static final int OVERHEAD = 512;

    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final String what;
    private @Nullable String tooLarge;

    private Publication(String what) {
        this.what = what;
    }

    /**
     * The records of a look.
     *
     * @param page the bytes to archive; null when there are none or when they are archived already
     */
    public static Publication of(Cluster cluster, @Nullable Page page, Difference difference) {
        var checked = difference.checked();
        var publication = new Publication(checked.source() + " " + checked.outcome());
        if (page != null) {
            publication.add(cluster, Topics.PAGES, page.sha256(), archived(page));
        }
        for (Observation.Told observation : difference.observations()) {
            publication.add(cluster, Topics.OBSERVATIONS, observation.subject(), observation);
        }
        publication.add(cluster, Topics.CATALOGUES, difference.next().source(), difference.next());
        return publication;
    }

    /** Why it cannot be written, in words, when one of its records is larger than its topic takes. */
    public Optional<String> tooLarge() {
        return Optional.ofNullable(tooLarge);
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    @Override
    public String toString() {
        return what;
    }

    private <T> void add(Cluster cluster, Topic<T> topic, String key, T value) {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Json.write(value);
        long size = (long) keyBytes.length + bytes.length + OVERHEAD;
        if (size > topic.maxRecordBytes() && tooLarge == null) {
            tooLarge = "the record of " + key + " has " + size + " bytes, more than the " + topic.maxRecordBytes()
                    + " that " + topic.name() + " takes";
        }
        records.add(new ProducerRecord<>(cluster.name(topic), keyBytes, bytes));
    }

    private static ArchivedPage archived(Page page) {
        return new ArchivedPage(
                page.source().id(),
                page.url().toString(),
                page.fetchedAt(),
                page.status(),
                page.contentType(),
                page.body().length,
                gzip(page.body()));
    }

    private static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail to be written", impossible);
        }
        return bytes.toByteArray();
    }
}
