package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.ingest.source.BadSourceException;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that tell the lives of what images hold: Python, Ubuntu, Debian, the driver. */
class DependencyPagesTest {

    private static Catalogue page(String source) {
        return Pages.parse(source, Pages.resource("dependencies/" + source + ".html"));
    }

    private static List<String> told(Catalogue page) {
        return page.lines().stream().map(DependencyPagesTest::told).toList();
    }

    /** Key, version, first day and end, or what stands in its place. */
    private static String told(SupportLine line) {
        assertThat(line.endOfAvailabilityStatus()).isEqualTo(DateStatus.NOT_PUBLISHED);
        return line.key() + " " + line.version() + " " + line.generalAvailability() + " "
                + (line.endOfPatch() == null ? line.endOfPatchStatus() : line.endOfPatch());
    }

    @Test
    void pythonsBranchesHaveMonthsForEndsAndTheMainBranchIsOneOfThem() {
        Catalogue page = page("python-versions");
        assertThat(told(page))
                .containsExactly(
                        "python/python/main main 2027-10-06 2032-10-31",
                        "python/python/3.15 3.15 2026-10-01 2031-10-31",
                        "python/python/3.14 3.14 2025-10-07 2030-10-31",
                        "python/python/3.13 3.13 2024-10-07 2029-10-31",
                        "python/python/3.12 3.12 2023-10-02 2028-10-31",
                        "python/python/3.11 3.11 2022-10-24 2027-10-31",
                        "python/python/3.10 3.10 2021-10-04 2026-10-31",
                        "python/python/3.9 3.9 2020-10-05 2025-10-31",
                        "python/python/3.8 3.8 2019-10-14 2024-10-07",
                        "python/python/3.7 3.7 2018-06-27 2023-06-27",
                        "python/python/3.6 3.6 2016-12-23 2021-12-23",
                        "python/python/2.7 2.7 2010-07-03 2020-01-01");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aBranchOfPythonIsTheSameLineInBothTables() {
        String html = new String(Pages.resource("dependencies/python-versions.html"), StandardCharsets.UTF_8);
        int from = html.indexOf("<tr><td><p>3.10</p>");
        String row = html.substring(from, html.indexOf("</tr>", from) + 5);
        int below = html.lastIndexOf("</tbody>");
        String later = (html.substring(0, below) + row + html.substring(below)).replaceFirst(row, "");
        assertThat(idOf(Pages.parse("python-versions", later))).isEqualTo(idOf(page("python-versions")));
    }

    private static String idOf(Catalogue page) {
        return page.lines().stream()
                .filter(line -> line.version().equals("3.10"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void ubuntusStandardSupportCountsAndNothingThatIsSubscribedTo() {
        Catalogue page = page("ubuntu-releases");
        assertThat(told(page))
                .containsExactly(
                        "ubuntu/ubuntu/26.04 26.04 2026-04-23 2031-05-31",
                        "ubuntu/ubuntu/24.04 24.04.4 2026-02-12 2029-06-30",
                        "ubuntu/ubuntu/24.04 24.04 2024-04-25 2029-06-30",
                        "ubuntu/ubuntu/22.04 22.04.5 2024-09-12 2027-06-30",
                        "ubuntu/ubuntu/22.04 22.04 2022-04-21 2027-06-30",
                        "ubuntu/ubuntu/20.04 20.04.6 2023-03-23 2025-05-31",
                        "ubuntu/ubuntu/20.04 20.04 2020-04-23 2025-05-31",
                        "ubuntu/ubuntu/14.04 14.04.4 2016-02-18 UNREADABLE",
                        "ubuntu/ubuntu/14.04 14.04 2014-04-17 2019-04-30",
                        "ubuntu/ubuntu/25.10 25.10 2025-10-09 2026-07-31",
                        "ubuntu/ubuntu/24.10 24.10 2024-10-10 2025-07-10",
                        "ubuntu/ubuntu/17.10 17.10 2017-10-19 2018-07-19",
                        "ubuntu/ubuntu/12.04 12.04.5 2014-08-07 2017-04-28",
                        "ubuntu/ubuntu/8.04 8.04.1 2008-07-03 NOT_SET");
        assertThat(page.lines()).extracting(SupportLine::id).doesNotHaveDuplicates();
        assertThat(page.problems()).hasSize(3).allMatch(problem -> problem.repaired());
    }

    @Test
    void debiansLongTermSupportCounts() {
        Catalogue page = page("debian-releases");
        assertThat(told(page))
                .containsExactly(
                        "debian/debian/15 15 null NOT_SET",
                        "debian/debian/14 14 null NOT_SET",
                        "debian/debian/13 13 2025-08-09 2030-06-30",
                        "debian/debian/12 12 2023-06-10 2028-06-30",
                        "debian/debian/11 11 2021-08-14 2026-08-31",
                        "debian/debian/10 10 2019-07-06 2024-06-30",
                        "debian/debian/9 9 2017-06-17 2022-07-01",
                        "debian/debian/8 8 2015-04-25 2020-06-30");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void theDriversBranchesStandInColumns() {
        Catalogue page = page("nvidia-driver-branches");
        assertThat(told(page))
                .containsExactly(
                        "nvidia-driver/nvidia-driver/r535 R535 null 2026-06-30",
                        "nvidia-driver/nvidia-driver/r580 R580 null 2028-06-30",
                        "nvidia-driver/nvidia-driver/r595 R595 null 2027-03-31",
                        "nvidia-driver/nvidia-driver/r610 R610 null NOT_APPLICABLE");
        assertThat(page.lines()).extracting(SupportLine::framework).containsOnly("NVIDIA driver");
        assertThat(page.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"python-versions", "ubuntu-releases", "debian-releases", "nvidia-driver-branches"})
    void thePageIsKnownByItsAddress(String source) {
        byte[] body = Pages.resource("dependencies/" + source + ".html");
        assertThat(SourceDetector.detect(body)).map(Source::id).contains(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python-versions", "ubuntu-releases", "debian-releases"})
    void thePageIsKnownByItsTablesAndWords(String source) {
        String html = new String(Pages.resource("dependencies/" + source + ".html"), StandardCharsets.UTF_8)
                .replaceAll("<link rel=\"canonical\"[^>]*>", "");
        assertThat(SourceDetector.detect(html.getBytes(StandardCharsets.UTF_8)))
                .map(Source::id)
                .contains(source);
    }

    @Test
    void anyPageMayHaveItsVersionsInColumns() throws BadSourceException {
        Source source = SourceFile.read(
                "own.yaml",
                """
                id: own
                shape: support-table
                service: own-images
                product: Own images
                url: https://example.org/images
                framework: PyTorch
                versions: columns
                """);
        String html = "<h1>Images</h1><table><tr><th>Version</th><td>2.5</td><td>2.6</td></tr>"
                + "<tr><th>End of support</th><td>2026-10-17</td><td>TBA</td></tr>"
                + "<tr><th>End of availability</th><td>2027-10-17</td></tr></table>";
        Catalogue page = PageParser.parse(
                dev.shelflife.ingest.fetch.Page.of(source, Pages.FETCHED, html.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.lines())
                .extracting(SupportLine::key, SupportLine::endOfPatchStatus, SupportLine::endOfAvailabilityStatus)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "own-images/pytorch/2.5", DateStatus.PUBLISHED, DateStatus.PUBLISHED),
                        org.assertj.core.groups.Tuple.tuple(
                                "own-images/pytorch/2.6", DateStatus.NOT_SET, DateStatus.NOT_SET));
    }
}
