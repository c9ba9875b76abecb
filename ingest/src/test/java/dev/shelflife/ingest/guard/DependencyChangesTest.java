package dev.shelflife.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.ingest.Judgement;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What happens to the pages of components in an ordinary year is believed at once, and told of the right versions. */
class DependencyChangesTest {

    private static final Instant AT = Instant.parse("2026-11-25T00:00:00Z");

    @Test
    void aNewBranchOfPythonTakesTheDatesThatMainHad() throws IOException {
        assertThat(told("python-versions", html -> html.replace("2027-10-06", "2028-10-04")
                        .replace("2032-10", "2033-10")
                        .replace(
                                "<tr><td><p>3.15</p>",
                                "<tr><td><p>3.16</p></td><td></td><td><p>prerelease</p></td><td><p>2027-10-06</p></td>"
                                        + "<td><p>2032-10</p></td><td></td></tr>\n<tr><td><p>3.15</p>")))
                .containsExactly("python/python/3.16", "python/python/main", "source/python-versions");
    }

    @Test
    void aBranchOfPythonEndsAndGoesToTheOtherTable() throws IOException {
        assertThat(told("python-versions", html -> moved(html, "3.10").replace("2026-10</em>", "2026-10-31</em>")))
                .containsExactly("python/python/3.10", "source/python-versions");
    }

    @Test
    void aReleaseOfUbuntuEndsAndGoesToTheOtherTableWithOneDateLess() throws IOException {
        assertThat(told("ubuntu-releases", html -> moved(html, "Ubuntu 14.04 LTS")
                        .replaceFirst("(?s)(.*)<td><p>Apr 2029</p></td>", "$1")))
                .containsExactly("ubuntu/ubuntu/14.04", "source/ubuntu-releases");
    }

    @Test
    void aReleaseOfDebianGetsItsDates() throws IOException {
        String tba = "<td>TBA</td>".repeat(4);
        assertThat(
                        told(
                                "debian-releases",
                                html -> html.replace(
                                        tba + "<td><q>testing",
                                        "<td>2027-08-14</td><td>2030-08-14</td><td>2032-06-30</td><td>2037-06-30</td><td><q>testing")))
                .containsExactly("debian/debian/14", "source/debian-releases");
    }

    @Test
    void aBranchOfTheDriverLeavesThePage() throws IOException {
        assertThat(told("nvidia-driver-branches", html -> html.replace("<th class=\"head\"><p>R535</p></th>", "")
                        .replace("<td><p>June 2026</p></td>", "")
                        .replaceFirst("<td><p>Long Term Support Branch</p></td>", "")
                        .replaceFirst("<td><p>CUDA 12</p></td>", "")))
                .containsExactly("nvidia-driver/nvidia-driver/r535", "source/nvidia-driver-branches");
    }

    /** The row that begins with a version, at the end of the last table. */
    private static String moved(String html, String version) {
        int from = html.indexOf("<tr><td><p>" + version + "</p>");
        String row = html.substring(from, html.indexOf("</tr>", from) + "</tr>".length());
        String without = html.replace(row, "");
        int end = without.lastIndexOf("</tbody>");
        return without.substring(0, end) + row + without.substring(end);
    }

    /** The subjects of which a look at the changed page tells, when nothing is held. */
    private static List<String> told(String id, UnaryOperator<String> change) throws IOException {
        Source source = Sources.find(id).orElseThrow();
        String before = page(id);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Difference first = look(source, null, AT, before);
        Difference second = look(source, first, AT.plus(Duration.ofHours(12)), after);
        assertThat(second.observations())
                .filteredOn(SourceChecked.class::isInstance)
                .allMatch(each -> ((SourceChecked) each).quarantine().isEmpty());
        return second.observations().stream().map(Observation.Told::subject).toList();
    }

    private static Difference look(Source source, Difference before, Instant at, String html) {
        Page page = Page.of(source, at, html.getBytes(StandardCharsets.UTF_8));
        return Judgement.of(
                before == null ? null : before.next(), source, at, new Fetched(page), PageParser.parse(page));
    }

    private static String page(String id) throws IOException {
        try (InputStream in = DependencyChangesTest.class.getResourceAsStream("/pages/dependencies/" + id + ".html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
