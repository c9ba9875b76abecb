package dev.shelflife.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.replay.SamplePages;
import dev.shelflife.app.replay.SamplePages.Sample;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of an installation with four partitions, out and back in. */
class ArchiveCommandTest {

    private static final List<Sample> SAMPLES = SamplePages.all();

    private static EmbeddedBroker broker;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @BeforeAll
    static void archiveTheSamples(@TempDir Path data) throws Exception {
        broker = EmbeddedBroker.start(data, 0);
        for (String prefix : List.of("", "empty.")) {
            Cluster cluster = new Cluster(Map.of("bootstrap.servers", broker.bootstrapServers()), prefix);
            try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(4, (short) 1, 1))) {
                admin.createAndVerify(Duration.ofSeconds(60));
            }
        }
        Cluster cluster = Cluster.at(broker.bootstrapServers());
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                cluster.with(Map.of("transactional.id", "test")), new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (Sample sample : SAMPLES) {
                Future<RecordMetadata> unused =
                        producer.send(page(Ids.sha256(sample.body()), Json.write(sample.archived())));
            }
            producer.commitTransaction();
            producer.beginTransaction();
            Future<RecordMetadata> aborted =
                    producer.send(page("0".repeat(64), "this was never committed".getBytes(StandardCharsets.UTF_8)));
            producer.flush();
            assertThat(aborted).isDone();
            producer.abortTransaction();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void anExportTwiceIsTheSameFile_andReplayReadsIt() throws Exception {
        Path one = folder.resolve("one.warc.gz");
        Path other = folder.resolve("other.warc.gz");
        assertThat(archive("export", "--json", "--output", one.toString())).isZero();
        JsonNode summary = Json.mapper().readTree(out.toString());
        assertThat(summary.get("pages").intValue()).isEqualTo(SAMPLES.size());
        assertThat(summary.get("bytes").longValue()).isEqualTo(Files.size(one));
        assertThat(summary.get("first").textValue())
                .isEqualTo(SAMPLES.get(0).fetchedAt().toString());
        assertThat(err.toString()).startsWith("exported 11 pages, fetched from 2025-03-01T12:00:00Z to ");
        assertThat(archive("export", "--output", other.toString())).isZero();
        assertThat(one).hasSameBinaryContentAs(other);

        out.getBuffer().setLength(0);
        assertThat(shelflife("replay", "--until", "2026-06-30", one.toString())).isZero();
        assertThat(err.toString()).contains("replayed 11 pages: ");
        assertThat(out.toString().lines()).hasSizeGreaterThan(50);
    }

    @Test
    void aBrokenFileGivesItsTransitionsAndEndsWithOne() throws Exception {
        Path whole = folder.resolve("whole.warc");
        assertThat(archive("export", "--output", whole.toString())).isZero();
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.warc"), Arrays.copyOf(bytes, bytes.length - 1000));
        assertThat(shelflife("replay", cut.toString())).isEqualTo(1);
        assertThat(out.toString().lines()).hasSizeGreaterThan(50);
        assertThat(err.toString()).contains("shelflife: " + cut + ": broken or cut off in the record at byte ");
    }

    @Test
    void sourcesAndTimesChoose() throws Exception {
        Path file = folder.resolve("some.warc");
        String third = SAMPLES.get(4).fetchedAt().toString();
        assertThat(archive(
                        "export", "--source", "google-dlc-release-notes", "--from", third, "--output", file.toString()))
                .isZero();
        assertThat(err.toString()).startsWith("exported 1 page, ");
        assertThat(Files.readString(file))
                .contains("Shelflife-Source: google-dlc-release-notes", "WARC-Date: " + third);
        assertThat(archive("export", "--until", "2020-01-01T00:00:00Z", "--output", file.toString()))
                .isEqualTo(3);
        assertThat(err.toString()).contains("no archived page was fetched in that time");
        assertThat(Files.readString(file)).as("stays as it was").contains(third);
    }

    @Test
    void whereNothingMatchesTheCommandEndsWithThree() {
        String file = folder.resolve("none.warc.gz").toString();
        assertThat(archive("export", "--source", "google-dlc-tabel", "--output", file))
                .isEqualTo(3);
        assertThat(err.toString())
                .contains("no page of 'google-dlc-tabel' is archived; did you mean 'google-dlc-table'?");
        assertThat(archive("export", "--topic-prefix", "empty.", "--output", file))
                .isEqualTo(3);
        assertThat(err.toString()).contains("no page is archived yet");
        assertThat(shelflife(
                        "archive", "export", "--data", folder.resolve("nowhere").toString(), "--output", file))
                .isEqualTo(3);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsAFailure() {
        assertThat(archive(
                        "export",
                        "--output",
                        folder.resolve("no/such/folder.warc").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("shelflife: cannot write ").doesNotContain("\tat ");
    }

    @Test
    void theBytesBehindAProvenanceAreShown() throws Exception {
        Sample sample = SAMPLES.get(3);
        String digest = Ids.sha256(sample.body());
        assertThat(archive("show", digest)).isZero();
        assertThat(out.toString()).isEqualTo(new String(sample.body(), StandardCharsets.UTF_8));
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("page of google-dlvm-table, first fetched at " + sample.fetchedAt()
                        + " from " + sample.source().url() + ", " + sample.body().length + " bytes\n");
        Path file = folder.resolve("page.html");
        assertThat(archive("show", digest.toUpperCase(Locale.ROOT), "--output", file.toString()))
                .isZero();
        assertThat(file).hasBinaryContent(sample.body());
    }

    @Test
    void aDigestThatIsNotThereEndsWithThree_andOneThatIsNoneWithTwo() {
        assertThat(archive("show", "f".repeat(64))).isEqualTo(3);
        assertThat(archive("show", "0".repeat(64))).as("aborted").isEqualTo(3);
        assertThat(archive("show", "1234")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("no page with the digest " + "f".repeat(64))
                .contains("'1234' is not a SHA-256 digest");
    }

    private int archive(String command, String... args) {
        String[] all = new String[args.length + 4];
        all[0] = "archive";
        all[1] = command;
        all[2] = "--bootstrap";
        all[3] = broker.bootstrapServers();
        System.arraycopy(args, 0, all, 4, args.length);
        return shelflife(all);
    }

    private int shelflife(String... args) {
        return Shelflife.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private static ProducerRecord<String, byte[]> page(String key, byte[] value) {
        return new ProducerRecord<>(Topics.PAGES.name(), key, value);
    }
}
