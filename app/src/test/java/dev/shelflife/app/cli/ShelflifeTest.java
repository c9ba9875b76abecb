package dev.shelflife.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.topics.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShelflifeTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "parse", "replay", "archive", "sources", "status", "topics", "ack"})
    void everyCommandHasHelpWithAnExample(String command) {
        assertThat(shelflife(command, "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: shelflife " + command)
                .contains("Example:")
                .contains("  shelflife " + command);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theHelpNamesTheCommandsAndTheExitCodes() {
        assertThat(shelflife("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "demo",
                        "run",
                        "parse",
                        "replay",
                        "archive",
                        "sources",
                        "status",
                        "topics",
                        "ack",
                        "Exit codes:")
                .doesNotContain("warm-up");
    }

    @ParameterizedTest
    @CsvSource({
        "'tpoics', unknown command 'tpoics'; did you mean 'topics'?",
        "'topics --bootstarp x', unknown option '--bootstarp'; did you mean '--bootstrap'?",
        "'topics --banana', unknown option '--banana'",
        "'topics left over', one argument too many: 'left'",
        "'topics --create', which cluster? name it with --bootstrap HOST:PORT",
        "'topics --bootstrap nowhere', 'nowhere' is not an address: write HOST:PORT",
        "'topics --topic-prefix a/b', topic prefix 'a/b': letters",
        "'topics --kafka-config /does/not/exist', cannot read the Kafka client settings in /does/not/exist",
        "'topics --create --bootstrap a:1 --replication 1 --min-insync-replicas 2', min.insync.replicas 2",
        "'parse page.html', Missing required option: '--source=ID|auto'",
        "'run --only ingest,banana', banana",
        "'sources show google-dlc-tabel', no source 'google-dlc-tabel'; did you mean 'google-dlc-table'?",
        "'', no command given"
    })
    void wrongUsageEndsWithTwoAndSaysWhatWasMeant(String line, String message) {
        assertThat(shelflife(line.isEmpty() ? new String[0] : line.split(" ", -1)))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("shelflife: ").contains(message).doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void topicsPrintsTheTable() {
        assertThat(shelflife("topics", "--topic-prefix", "p.")).isZero();
        Topics.ALL.forEach(topic -> assertThat(out.toString()).contains("p." + topic.name()));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aClusterThatDoesNotAnswerIsAFailureWithoutAStackTraceUnlessAsked() throws Exception {
        Path quick = Files.writeString(
                folder.resolve("client.properties"), "default.api.timeout.ms=400\nrequest.timeout.ms=200\n");
        String[] ask = {"topics", "--bootstrap", "127.0.0.1:1", "--kafka-config", quick.toString()};
        assertThat(shelflife(ask)).isEqualTo(1);
        assertThat(err.toString()).contains("127.0.0.1:1").doesNotContain("\tat ");

        String[] debug = {"topics", "--debug", "--bootstrap", "127.0.0.1:1", "--kafka-config", quick.toString()};
        assertThat(shelflife(debug)).isEqualTo(1);
        assertThat(err.toString()).contains("\tat ");
    }

    @Test
    void aSecretInTheClientSettingsIsNotQuoted() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.properties"), "sasl.jaas.config=hunter2\\u00zz\n");
        assertThat(shelflife("topics", "--kafka-config", bad.toString())).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("hunter2");
    }

    @Test
    void sourcesAreListed() {
        assertThat(shelflife("sources")).isZero();
        assertThat(out.toString()).contains("google-dlc-table", "google-dlvm-release-notes");
    }

    private int shelflife(String... args) {
        return Shelflife.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
