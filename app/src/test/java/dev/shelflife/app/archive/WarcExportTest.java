package dev.shelflife.app.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.events.ArchivedPage;
import dev.shelflife.events.identity.Ids;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarcExportTest {

    private static final Instant AT = Instant.parse("2025-03-01T10:00:00.123Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pages.warc", "pages.warc.gz"})
    void theSamePagesGiveTheSameBytesInWhateverOrderTheyCome(String name) throws Exception {
        List<ArchivedPage> pages = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> page("source-" + i % 3, AT.plusSeconds(i % 7), "<html>" + i % 5 + "</html>"))
                .toList());
        byte[] first = export(folder.resolve(name), pages);
        Collections.shuffle(pages, new Random(5));
        pages.addAll(pages.subList(0, 10));
        assertThat(export(folder.resolve("again-" + name), pages)).isEqualTo(first);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("nothing is left beside the files").hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pages.warc", "pages.warc.gz"})
    void whatIsWrittenIsReadAgain(String name) throws Exception {
        ArchivedPage page = page("google-dlc-table", AT, "<html>é</html>");
        Path file = folder.resolve(name);
        export(file, List.of(page));
        List<Capture> captures = new ArrayList<>();
        PassedOver passedOver = new PassedOver();
        assertThat(WarcFile.scan(file, passedOver, captures::add)).isEmpty();
        assertThat(passedOver.lines()).isEmpty();
        assertThat(captures).singleElement().satisfies(capture -> {
            assertThat(capture.source()).isEqualTo(page.source());
            assertThat(capture.url()).hasToString(page.url());
            assertThat(capture.at()).isEqualTo(page.fetchedAt());
            assertThat(capture.contentType()).isEqualTo(page.contentType());
            assertThat(capture.body()).isEqualTo("<html>é</html>".getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void aRecordSaysWhatTheStandardWants() throws Exception {
        Path file = folder.resolve("pages.warc");
        ArchivedPage page = page("google-dlc-table", AT, "<html></html>");
        String text = new String(export(file, List.of(page)), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("WARC/1.1\r\n")
                .contains("WARC-Type: warcinfo\r\n", "software: test/1\r\n", "format: WARC File Format 1.1\r\n")
                .contains(
                        "WARC-Type: response\r\n",
                        "WARC-Target-URI: https://example.org/google-dlc-table\r\n",
                        "WARC-Date: 2025-03-01T10:00:00.123Z\r\n",
                        "WARC-Payload-Digest: sha256:" + Ids.sha256(Warcs.utf8("<html></html>")) + "\r\n",
                        "Shelflife-Source: google-dlc-table\r\n")
                .contains(
                        "HTTP/1.1 200 OK\r\nContent-Length: 13\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html>");
        assertThat(text.split("WARC/1.1\r\n", -1)).hasSize(3);
    }

    @Test
    void bytesThatWereChangedInTheFileAreNoEvidence() throws Exception {
        Path file = folder.resolve("pages.warc");
        String text = new String(
                export(file, List.of(page("google-dlc-table", AT, "<html>2026</html>"))), StandardCharsets.UTF_8);
        Files.writeString(file, text.replace("<html>2026", "<html>2027"));
        PassedOver passedOver = new PassedOver();
        List<Capture> captures = new ArrayList<>();
        assertThat(WarcFile.scan(file, passedOver, captures::add)).isEmpty();
        assertThat(captures).isEmpty();
        assertThat(passedOver.lines()).singleElement().satisfies(line -> assertThat(line)
                .contains("its bytes are not those of its digest"));
    }

    @Test
    void aPageThatIsNotWhatItsKeySaysIsRefused() throws Exception {
        try (WarcExport export = new WarcExport(folder.resolve("pages.warc.gz"))) {
            ArchivedPage page = page("a", AT, "<html></html>");
            assertThatThrownBy(() -> export.add("0".repeat(64), page))
                    .isInstanceOf(UnfitBodyException.class)
                    .hasMessageContaining("not those of its key");
            assertThat(export.pages()).isZero();
            assertThatThrownBy(() -> export.finish("test/1")).isInstanceOf(IllegalStateException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static byte[] export(Path file, List<ArchivedPage> pages) throws Exception {
        try (WarcExport export = new WarcExport(file)) {
            for (ArchivedPage page : pages) {
                export.add(Ids.sha256(Unpack.gunzip(page.gzip(), page.length())), page);
            }
            export.finish("test/1");
        }
        return Files.readAllBytes(file);
    }

    private static ArchivedPage page(String source, Instant at, String html) {
        byte[] body = Warcs.utf8(html);
        return new ArchivedPage(
                source,
                "https://example.org/" + source,
                at,
                200,
                "text/html; charset=utf-8",
                body.length,
                Warcs.gzip(body));
    }
}
