package dev.shelflife.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.ingest.fetch.FetchSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarcFileTest {

    private static final String URL = "https://example.org/page";
    private static final String DATE = "2025-03-01T10:00:00Z";
    private static final String HTML = "<html><h1>Étagère</h1></html>";

    private final PassedOver passedOver = new PassedOver();
    private final List<Capture> captures = new ArrayList<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrawlOfAnotherToolGivesItsPages(boolean compressed) throws Exception {
        byte[] html = Warcs.utf8(HTML);
        Warcs crawl = compressed ? Warcs.compressed() : Warcs.plain();
        crawl.record("warcinfo", "", DATE, Warcs.utf8("software: other/1\r\n"), "Content-Type: application/warc-fields")
                .record("request", URL, DATE, Warcs.utf8("GET /page HTTP/1.1\r\n\r\n"))
                .response(
                        URL,
                        DATE,
                        200,
                        "Content-Type: text/html\r\nETag: \"a\"\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip",
                        Warcs.chunked(Warcs.gzip(html), 7))
                .record("revisit", URL, "2025-03-02T10:00:00Z", Warcs.utf8("HTTP/1.1 304 Not Modified\r\n\r\n"))
                .record("metadata", URL, DATE, Warcs.utf8("fetchTimeMs: 12\r\n"))
                .response(URL + "/gone", DATE, 404, "Content-Type: text/html", html)
                .record("resource", "<" + URL + "/file>", "2025-03-03T10:00:00.5Z", html, "Content-Type: text/html")
                .record("response", "dns:example.org", DATE, Warcs.utf8("20250301\r\n"), "Content-Type: text/dns");
        Path file = Files.write(folder.resolve("crawl.warc"), crawl.bytes());

        assertThat(scan(file)).isEmpty();
        assertThat(captures).hasSize(2);
        assertThat(captures).allSatisfy(each -> assertThat(each.body()).isEqualTo(html));
        Capture page = captures.get(0);
        assertThat(page.url()).hasToString(URL);
        assertThat(page.at()).isEqualTo(DATE);
        assertThat(page.contentType()).isEqualTo("text/html");
        assertThat(page.etag()).isEqualTo("\"a\"");
        assertThat(page.source()).isNull();
        assertThat(captures.get(1).url()).hasToString(URL + "/file");
        assertThat(captures.get(1).at()).isEqualTo(Instant.parse("2025-03-03T10:00:00.500Z"));
        for (Capture capture : captures) {
            assertThat(WarcFile.read(file, capture.offset()).body()).isEqualTo(html);
            assertThat(WarcFile.read(file, capture.offset()).name()).isEqualTo(capture.name());
        }
        assertThat(passedOver.lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("a revisit says that a page was as before"))
                .anySatisfy(line -> assertThat(line).contains(URL + "/gone").contains("not answered with 200"))
                .anySatisfy(line -> assertThat(line).contains("not of an http or https address"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileThatIsCutAnywhereGivesWhatComesBeforeAndSaysWhere(boolean compressed) throws Exception {
        Warcs warc = compressed ? Warcs.compressed() : Warcs.plain();
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (int i = 0; i < 3; i++) {
            ends.add(warc.page(URL + i, DATE, HTML).size());
        }
        byte[] whole = warc.bytes();
        for (int cut = 0; cut <= whole.length; cut++) {
            Path file = Files.write(folder.resolve("cut.warc"), Arrays.copyOf(whole, cut));
            captures.clear();
            Optional<String> broken = scan(file);
            int at = cut;
            int complete =
                    (int) ends.stream().filter(end -> end > 0 && end <= at).count();
            // What is missing of the blank lines after a record is no loss of a page.
            assertThat(captures).as("cut at %d", cut).hasSizeBetween(complete, complete + 1);
            if (ends.contains(cut)) {
                assertThat(broken).as("cut at %d", cut).isEmpty();
            } else if (broken.isPresent()) {
                assertThat(broken.get()).contains("cut.warc").contains(" of " + cut);
            } else {
                assertThat(captures).hasSize(complete + 1);
            }
            for (Capture capture : captures) {
                assertThat(capture.body()).isEqualTo(Warcs.utf8(HTML));
            }
        }
    }

    @Test
    void whereItBreaksOffIsTheBeginningOfTheRecord() throws Exception {
        Warcs warc = Warcs.compressed().page(URL, DATE, HTML);
        int second = warc.size();
        byte[] whole = warc.page(URL, DATE, HTML).bytes();
        Path file = Files.write(folder.resolve("cut.warc.gz"), Arrays.copyOf(whole, whole.length - 20));
        assertThat(scan(file)).hasValueSatisfying(words -> assertThat(words)
                .contains("record at byte " + second + " of " + (whole.length - 20)));
    }

    @Test
    void whatIsNoWarcAtAllIsBrokenFromItsFirstByte() throws Exception {
        Path file = Files.writeString(folder.resolve("no.warc"), "{\"this\":\"is JSON\"}\n");
        assertThat(scan(file)).hasValueSatisfying(words -> assertThat(words).contains("at byte 0"));
        assertThat(scan(Files.createFile(folder.resolve("empty.warc")))).isEmpty();
        assertThat(captures).isEmpty();
    }

    @Test
    void aBodyAboveTheLimitIsPassedOver_alsoWhenItUnfoldsOnly() throws Exception {
        byte[] zeros = new byte[FetchSettings.DEFAULT_BODY_LIMIT + 1];
        Warcs warc = Warcs.compressed()
                .response(URL + "/large", DATE, 200, "Content-Type: text/html", zeros)
                .response(URL + "/bomb", DATE, 200, "Content-Encoding: gzip", Warcs.gzip(zeros))
                .response(URL + "/bomb2", DATE, 200, "Content-Encoding: deflate, gzip", Warcs.gzip(deflate(zeros)))
                .response(URL + "/huge", DATE, 200, "Content-Type: text/html", new byte[3 * zeros.length])
                .page(URL, DATE, HTML);
        assertThat(scan(Files.write(folder.resolve("large.warc.gz"), warc.bytes())))
                .isEmpty();
        assertThat(captures).extracting(each -> each.url().toString()).containsExactly(URL);
        assertThat(passedOver.lines()).singleElement().satisfies(line -> assertThat(line)
                .startsWith("4 records are passed over")
                .contains("larger than the limit of 8388608 bytes")
                .contains(URL + "/large"));
    }

    @Test
    void encodingsAreUndoneOrTold() throws Exception {
        byte[] html = Warcs.utf8(HTML);
        Warcs warc = Warcs.plain()
                .response(URL + "/deflate", DATE, 200, "Content-Encoding: deflate", deflate(html))
                .response(URL + "/undone", DATE, 200, "Content-Encoding: gzip", html)
                .response(URL + "/unchunked", DATE, 200, "Transfer-Encoding: chunked", html)
                .response(URL + "/br", DATE, 200, "Content-Encoding: br", html)
                .response(URL + "/cut", DATE, 200, "Content-Encoding: gzip", Arrays.copyOf(Warcs.gzip(html), 20))
                .response(URL + "/half", DATE, 200, "Transfer-Encoding: chunked", Warcs.utf8("ff\r\nhalf"))
                .record("response", URL + "/none", DATE, Warcs.utf8("hello"), "Content-Type: application/http");
        assertThat(scan(Files.write(folder.resolve("encodings.warc"), warc.bytes())))
                .isEmpty();
        assertThat(captures)
                .extracting(each -> each.url().getPath())
                .containsExactly("/page/deflate", "/page/undone", "/page/unchunked");
        assertThat(captures).allSatisfy(each -> assertThat(each.body()).isEqualTo(html));
        assertThat(passedOver.lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("/br").contains("'br' is none that is read here"))
                .anySatisfy(line -> assertThat(line).contains("/cut").contains("not the gzip that it says it is"))
                .anySatisfy(line -> assertThat(line).contains("/half").contains("ends before it should"))
                .anySatisfy(line -> assertThat(line).contains("/none").contains("no HTTP answer"));
    }

    @Test
    void whatIsOnlyAPartOrCannotBeReadIsPassedOver() throws Exception {
        byte[] http = Warcs.utf8("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        Warcs warc = Warcs.plain()
                .record("response", URL, DATE, http, "WARC-Truncated: length")
                .record("response", URL, DATE, http, "WARC-Segment-Number: 1")
                .record("continuation", URL, DATE, http, "WARC-Segment-Number: 2")
                .record("response", URL, "yesterday", http)
                .record("response", "https://example.org/a b", DATE, http)
                .record("response", "", DATE, http)
                .record("resource", "file:///etc/page.html", DATE, http);
        assertThat(scan(Files.write(folder.resolve("parts.warc"), warc.bytes())))
                .isEmpty();
        assertThat(captures).isEmpty();
        assertThat(passedOver.lines()).hasSize(5);
        assertThat(passedOver.lines().get(0)).startsWith("2 records").contains("only a part of what was sent");
    }

    @Test
    void noFlippedByteMakesItThrow() throws Exception {
        Random random = new Random(7);
        for (boolean compressed : new boolean[] {false, true}) {
            Warcs warc = compressed ? Warcs.compressed() : Warcs.plain();
            byte[] whole = warc.page(URL, DATE, HTML)
                    .response(URL, DATE, 200, "Transfer-Encoding: chunked", Warcs.chunked(Warcs.utf8(HTML), 9))
                    .bytes();
            for (int i = 0; i < 1500; i++) {
                byte[] mutant = whole.clone();
                for (int flips = random.nextInt(3); flips >= 0; flips--) {
                    mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
                }
                scan(Files.write(folder.resolve("mutant.warc"), mutant));
            }
        }
    }

    private Optional<String> scan(Path file) throws IOException {
        return WarcFile.scan(file, passedOver, captures::add);
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(out)) {
            deflate.write(bytes);
        }
        return out.toByteArray();
    }
}
