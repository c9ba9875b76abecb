package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds in the element structure of real ones; the sentences are ours. */
class FeedNotesTest {

    private static final String NOTES = "<h3>Feature</h3><p>PyTorch 2.9 container images are now available.</p>"
            + "<h3>Deprecated</h3><p>TensorFlow 2.12 container images are deprecated.</p>";

    static String feed(String title, String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">"
                + "<id>tag:example.org,2016:notes</id><title>Release notes</title><updated>2026-08-20T00:00:00-07:00</updated>"
                + "<entry><title>" + title + "</title><id>tag:example.org,2016:notes#August_20_2026</id>"
                + "<updated>2026-08-20T00:00:00-07:00</updated>"
                + "<link rel=\"alternate\" href=\"https://example.org/notes?utm_source=rss#August_20_2026\"/>"
                + "<content type=\"html\">" + content + "</content></entry></feed>";
    }

    static Catalogue parse(String xml) {
        return Pages.parse("google-dlc-release-notes-feed", xml);
    }

    private static String cdata(String html) {
        return "<![CDATA[" + html + "]]>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"August 20, 2026", "August_20_2026", "2026-08-20", "What is new"})
    void theDateIsTheTitlesElseTheEntrys(String title) {
        assertThat(parse(feed(title, cdata(NOTES))).releases())
                .extracting(each -> each.releasedOn() + " " + each.label() + " " + each.text())
                .containsExactly(
                        "2026-08-20 Feature PyTorch 2.9 available", "2026-08-20 Deprecated TensorFlow 2.12 deprecated");
    }

    @Test
    void contentIsReadEscapedOrNot() {
        String escaped = NOTES.replace("<", "&lt;").replace(">", "&gt;");
        assertThat(parse(feed("August 20, 2026", escaped)).releases())
                .isEqualTo(parse(feed("August 20, 2026", escaped)).releases())
                .extracting(ImageRelease::id)
                .containsExactlyElementsOf(parse(feed("August 20, 2026", cdata(NOTES))).releases().stream()
                        .map(ImageRelease::id)
                        .toList());
    }

    @Test
    void aFeedOfAllProductsTellsOfOursBelowOurTitleAlone() {
        String content = "<h2 class=\"release-note-product-title\">Another Product</h2><h3>Feature</h3>"
                + "<p>PyTorch 1.1 images are now available.</p>"
                + "<h2 class=\"release-note-product-title\">Deep Learning Containers</h2>" + NOTES
                + "<h2 class=\"release-note-product-title\">A Third Product</h2><h3>Feature</h3>"
                + "<p>PyTorch 1.2 images are now available.</p>";
        assertThat(parse(feed("August 20, 2026", cdata(content))).releases())
                .extracting(ImageRelease::key)
                .containsExactly("deep-learning-containers/pytorch/2.9", "deep-learning-containers/tensorflow/2.12");
    }

    @Test
    void theSameReleaseOnPageAndFeedIsOneFactInTwoPlaces() {
        ImageRelease ofFeed = parse(feed(
                        "May 05, 2026", cdata("<h3>Announcement</h3><p>PyTorch 2.9 images are now available.</p>")))
                .releases()
                .get(0);
        ImageRelease ofPage = Pages.note(
                        "<p>M130 release</p><ul><li>PyTorch 2.9 container images are available.</li></ul>")
                .releases()
                .get(0);
        assertThat(ofFeed.id()).isEqualTo(ofPage.id());
        ImageRelease both = ofPage.toldAgain(ofFeed);
        assertThat(both.provenance()).isEqualTo(ofPage.provenance());
        assertThat(both.alsoToldIn()).containsExactly(ofFeed.provenance());
        assertThat(both.milestoneLabel()).isEqualTo("M130");
    }

    @Test
    void anRssFeedIsReadToo() {
        String rss =
                "<rss version=\"2.0\"><channel><title>Notes</title><item><title>PyTorch 2.9 images are now available</title>"
                        + "<pubDate>Thu, 20 Aug 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;They come with Python 3.12.&lt;/p&gt;"
                        + "</description></item></channel></rss>";
        assertThat(parse(rss).releases()).singleElement().satisfies(each -> assertThat(each.releasedOn())
                .hasToString("2026-08-20"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body><h1>Sign in</h1></body></html>",
                "not xml at all",
                "<feed><entry><title>Someday</title><content>x</content></entry></feed>"
            })
    void whatIsNoFeedOrHasNoDateIsAProblem(String body) {
        Catalogue catalogue = parse(body);
        assertThat(catalogue.releases()).isEmpty();
        assertThat(catalogue.problems()).extracting(Problem::repaired).containsExactly(false);
    }
}
