package dev.shelflife.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.app.archive.WarcExport;
import dev.shelflife.app.archive.Warcs;
import dev.shelflife.app.replay.Replay.Extent;
import dev.shelflife.events.ArchivedPage;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same history gives the same transitions, out of a folder and out of WARC files of ours and of others. */
class WarcReplayTest {

    private static final Instant END = Instant.parse("2026-06-30T23:59:59Z");

    private final List<SamplePages.Sample> samples = SamplePages.all();
    private final List<String> said = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private List<String> fromFolder = List.of();

    @TempDir
    Path folder;

    @BeforeEach
    void replayTheFolder() throws Exception {
        assertThat(replay(SamplePages.folder(folder.resolve("folder"))))
                .isEqualTo(new Extent(samples.size(), samples.size()));
        assertThat(told).hasSizeGreaterThan(50);
        fromFolder = List.copyOf(told);
    }

    @Test
    void ofOurOwnExport() throws Exception {
        Path warc = export("pages.warc.gz", samples);
        assertThat(Replay.isArchive(warc)).isTrue();
        assertThat(replay(warc)).isEqualTo(new Extent(samples.size(), samples.size()));
        assertThat(told).isEqualTo(fromFolder);
        assertThat(said).noneMatch(line -> line.contains("passed over"));
    }

    @Test
    void ofSeveralFilesInAFolder_whoseTimesOverlap() throws Exception {
        Path several = Files.createDirectory(folder.resolve("several"));
        for (int part = 0; part < 3; part++) {
            int own = part;
            export(
                    several.getFileName() + "/" + part + (part == 1 ? ".warc" : ".warc.gz"),
                    samples.stream()
                            .filter(each -> samples.indexOf(each) % 3 == own)
                            .toList());
        }
        Files.writeString(several.resolve("notes.txt"), "not an archive");
        assertThat(Replay.isArchive(several)).isTrue();
        assertThat(replay(several).looked()).isEqualTo(samples.size());
        assertThat(told).containsExactlyInAnyOrderElementsOf(fromFolder);
    }

    @Test
    void ofAnotherToolsCrawl_whoseRecordsNameNoSource() throws Exception {
        Warcs crawl = Warcs.compressed();
        crawl.record("warcinfo", "", "2025-03-01T00:00:00Z", Warcs.utf8("software: other/1\r\n"));
        List<SamplePages.Sample> shuffled = new ArrayList<>(samples);
        Collections.reverse(shuffled);
        for (SamplePages.Sample sample : shuffled) {
            String url = sample.source().url().toString().replace("docs.cloud.google.com", "cloud.google.com");
            String date = sample.fetchedAt().toString();
            crawl.record("request", url, date, Warcs.utf8("GET / HTTP/1.1\r\n\r\n"))
                    .response(
                            url,
                            date,
                            200,
                            "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked",
                            Warcs.chunked(Warcs.gzip(sample.body()), 4096))
                    .record("revisit", url, date, Warcs.utf8("HTTP/1.1 304 Not Modified\r\n\r\n"))
                    .response(url + "&logo", date, 200, "Content-Type: image/png", new byte[] {1, 2, 3});
        }
        Path file = Files.write(folder.resolve("crawl.warc.gz"), crawl.bytes());
        assertThat(replay(file).looked()).isEqualTo(samples.size());
        assertThat(told).containsExactlyInAnyOrderElementsOf(fromFolder);
        assertThat(said)
                .anySatisfy(line ->
                        assertThat(line).startsWith(samples.size() + " records are passed over: it fits no source"))
                .anySatisfy(line ->
                        assertThat(line).startsWith(samples.size() + " records are passed over: a revisit says"));
    }

    @Test
    void aPageAtAnAddressNobodyKnowsIsKnownByItself() throws Exception {
        SamplePages.Sample sample = samples.get(1);
        byte[] crawl = Warcs.plain()
                .page(
                        "https://mirror.example.org/1",
                        sample.fetchedAt().toString(),
                        new String(sample.body(), StandardCharsets.UTF_8))
                .bytes();
        assertThat(replay(Files.write(folder.resolve("mirror.warc"), crawl))).isEqualTo(new Extent(1, 1));
    }

    @Test
    void aFileThatBreaksOffIsToldAfterWhatComesBefore() throws Exception {
        byte[] whole = Files.readAllBytes(export("pages.warc.gz", samples));
        Path cut = Files.write(folder.resolve("cut.warc.gz"), Arrays.copyOf(whole, whole.length - 30));
        assertThatThrownBy(() -> replay(cut))
                .isInstanceOf(BadReplayInputException.class)
                .hasMessageContaining("cut.warc.gz: broken or cut off in the record at byte ")
                .hasMessageContaining(" of " + (whole.length - 30));
        assertThat(told).isNotEmpty().hasSizeLessThan(fromFolder.size());
    }

    @Test
    void aSourceThatIsNotKnownHereIsTold() throws Exception {
        SamplePages.Sample one = samples.get(0);
        Path file = folder.resolve("foreign.warc");
        try (WarcExport export = new WarcExport(file)) {
            ArchivedPage page = one.archived();
            export.add(
                    Ids.sha256(one.body()),
                    new ArchivedPage(
                            "google-dlc-tabel",
                            page.url(),
                            page.fetchedAt(),
                            200,
                            page.contentType(),
                            page.length(),
                            page.gzip()));
            export.finish("test/1");
        }
        assertThat(replay(file)).isEqualTo(new Extent(0, 0));
        assertThat(said).singleElement().satisfies(line -> assertThat(line)
                .contains("no source 'google-dlc-tabel'; did you mean 'google-dlc-table'?"));
    }

    private Extent replay(Path path) throws Exception {
        said.clear();
        told.clear();
        return Replay.pages(
                path,
                SourceCatalogue.BUILT_IN,
                END,
                GuardMode.REPORT,
                LeadTimes.DEFAULT,
                said::add,
                transition -> told.add(Json.line(transition)));
    }

    private Path export(String name, List<SamplePages.Sample> pages) throws Exception {
        Path file = folder.resolve(name);
        try (WarcExport export = new WarcExport(file)) {
            for (SamplePages.Sample page : pages) {
                export.add(Ids.sha256(page.body()), page.archived());
            }
            export.finish("test/1");
        }
        return file;
    }
}
