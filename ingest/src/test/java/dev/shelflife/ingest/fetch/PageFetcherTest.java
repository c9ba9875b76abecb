package dev.shelflife.ingest.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.FetchResult.NotModified;
import dev.shelflife.ingest.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFetcherTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options()
                    .dynamicPort()
                    .bindAddress("127.0.0.1")
                    .gzipDisabled(true))
            .build();

    private static final int LIMIT = 10_000;
    private static final String HTML = "text/html; charset=utf-8";

    private final PageFetcher fetcher = new PageFetcher(FetchSettings.of("1.2", URI.create("https://example.org/who"))
            .withBodyLimit(LIMIT)
            .forOwnSite()
            .withRequestTimeout(Duration.ofSeconds(10)));

    @Test
    void aPageComesWithItsDigestValidatorsAndTheTimeThatWasGiven() {
        SERVER.stubFor(get("/page")
                .willReturn(ok("<p>é</p>")
                        .withHeader("Content-Type", HTML)
                        .withHeader("ETag", "\"v1\"")
                        .withHeader("Last-Modified", "Sun, 01 Mar 2026 00:00:00 GMT")));
        Page page = ((Fetched) fetch("/page", Validators.NONE)).page();
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("<p>é</p>");
        assertThat(page.sha256()).isEqualTo(Ids.sha256(page.body()));
        assertThat(page.fetchedAt()).isEqualTo(Samples.AT);
        assertThat(page.etag()).isEqualTo("\"v1\"");
        assertThat(page.lastModified()).isEqualTo("Sun, 01 Mar 2026 00:00:00 GMT");
        assertThat(page.contentType()).isEqualTo(HTML);
        SERVER.verify(getRequestedFor(urlEqualTo("/page"))
                .withHeader("User-Agent", equalTo("shelflife/1.2 (+https://example.org/who)"))
                .withHeader("Accept-Encoding", equalTo("gzip"))
                .withoutHeader("If-None-Match")
                .withoutHeader("If-Modified-Since"));
    }

    @Test
    void validatorsAreSentAndAConfirmationIsUnderstood() {
        SERVER.stubFor(get("/page")
                .withHeader("If-None-Match", equalTo("\"v1\""))
                .withHeader("If-Modified-Since", equalTo("then"))
                .willReturn(status(304)));
        assertThat(fetch("/page", new Validators("\"v1\"", "then"))).isInstanceOf(NotModified.class);
    }

    @Test
    void aConfirmationThatNobodyAskedForIsAFailure() {
        SERVER.stubFor(get("/page").willReturn(status(304)));
        assertThat(failure("/page").reason()).contains("HTTP 304");
    }

    @ParameterizedTest
    @CsvSource({"404, false", "403, false", "500, true", "503, true", "429, true", "204, false", "206, false"})
    void anotherStatusIsAFailureThatNamesIt(int status, boolean retryable) {
        SERVER.stubFor(get("/page").willReturn(status(status)));
        assertThat(failure("/page").reason()).startsWith("HTTP " + status);
        assertThat(failure("/page").retryable()).isEqualTo(retryable);
    }

    @Test
    void whatIsNoPageIsAFailureThatNamesIt() {
        SERVER.stubFor(get("/page").willReturn(ok("%PDF").withHeader("Content-Type", "Application/PDF; x=y")));
        assertThat(failure("/page").reason()).isEqualTo("not a kind of page that can be read: application/pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "Application/XHTML+XML",
                "text/plain; charset=utf-8",
                "text/markdown",
                "application/atom+xml",
                "application/rss+xml",
                "application/xml",
                "text/xml"
            })
    void pagesFeedsAndTextsAreRead(String type) {
        SERVER.stubFor(get("/page").willReturn(ok("x").withHeader("Content-Type", type)));
        assertThat(fetch("/page", Validators.NONE)).isInstanceOf(Fetched.class);
    }

    @Test
    void aValidatorThatCannotBeSentBackIsDropped() {
        SERVER.stubFor(get("/page")
                .willReturn(ok("x").withHeader("Content-Type", HTML)
                        .withHeader("ETag", '"' + "e".repeat(Validators.MOST) + '"')
                        .withHeader("Last-Modified", "then")));
        Page page = ((Fetched) fetch("/page", Validators.NONE)).page();
        assertThat(page.etag()).isNull();
        assertThat(page.lastModified()).isEqualTo("then");
        assertThat(new Validators("\"a\u0007\"", "a\nb").isEmpty()).isTrue();
        assertThat(new Validators("\"\u4e2d\"", " ").isEmpty()).isTrue();
    }

    @Test
    void aBodyOfExactlyTheLimitIsFineAndOneByteMoreIsAFailureThatSaysSo() {
        SERVER.stubFor(get("/page").willReturn(ok("x".repeat(LIMIT)).withHeader("Content-Type", HTML)));
        assertThat(((Fetched) fetch("/page", Validators.NONE)).page().body()).hasSize(LIMIT);
        SERVER.stubFor(get("/page").willReturn(ok("x".repeat(LIMIT + 1)).withHeader("Content-Type", HTML)));
        assertThat(failure("/page").reason()).isEqualTo("the body is larger than 10000 bytes");
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        gzipped("x".repeat(LIMIT));
        assertThat(((Fetched) fetch("/page", Validators.NONE)).page().body()).hasSize(LIMIT);
    }

    @Test
    void aGzipBombIsAFailureThatSaysSo() throws IOException {
        gzipped("x".repeat(LIMIT + 1));
        assertThat(failure("/page").reason()).isEqualTo("the decompressed body is larger than 10000 bytes");
    }

    @Test
    void brokenGzipIsAFailure() {
        SERVER.stubFor(get("/page")
                .willReturn(ok("no gzip").withHeader("Content-Type", HTML).withHeader("Content-Encoding", "gzip")));
        assertThat(failure("/page").reason()).startsWith("not the gzip");
    }

    @Test
    void anEncodingThatWasNotAskedForIsAFailure() {
        SERVER.stubFor(
                get("/page").willReturn(ok("x").withHeader("Content-Type", HTML).withHeader("Content-Encoding", "br")));
        assertThat(failure("/page").reason()).endsWith(": br");
    }

    @Test
    void redirectsAreFollowedAndThePageKnowsWhoAnswered() {
        SERVER.stubFor(get("/old").willReturn(temporaryRedirect("/new?hl=en")));
        SERVER.stubFor(get("/new?hl=en").willReturn(ok("x").withHeader("Content-Type", HTML)));
        assertThat(((Fetched) fetch("/old", Validators.NONE)).page().url()).hasPath("/new");
    }

    @Test
    void aRedirectLoopEndsAfterFive() {
        SERVER.stubFor(get("/page").willReturn(temporaryRedirect("/page")));
        assertThat(failure("/page").reason()).startsWith("more than 5 redirects");
        SERVER.verify(6, getRequestedFor(urlEqualTo("/page")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "mailto:x@example.org", "http:///nowhere"})
    void aRedirectToSomethingElseIsAFailure(String target) {
        SERVER.stubFor(get("/page").willReturn(temporaryRedirect(target)));
        assertThat(failure("/page").reason()).startsWith("not an http or https address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ht tp://x", "http://[", "http://127.0.0.1:99999/"})
    void aRedirectToNonsenseIsAFailure(String target) {
        SERVER.stubFor(get("/page").willReturn(temporaryRedirect(target)));
        assertThat(failure("/page").retryable()).isFalse();
    }

    @Test
    void aRedirectWithoutATargetIsAFailure() {
        SERVER.stubFor(get("/page").willReturn(status(302)));
        assertThat(failure("/page").reason()).contains("HTTP 302");
    }

    @Test
    void aServerThatAsksForTimeIsUnderstood() {
        SERVER.stubFor(get("/page").willReturn(status(503).withHeader("Retry-After", "90")));
        Failure failure = failure("/page");
        assertThat(failure.reason()).endsWith("not again before 2026-03-01T12:01:30Z");
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | 90",
                "429 | 90",
                "503 | Sun, 01 Mar 2026 12:01:30 GMT",
                "429 | Sunday, 01-Mar-26 12:01:30 GMT",
            })
    void whoeverAsksForTimeHasAllPagesOfTheHostLeftAlone(int status, String retryAfter) {
        var now = new AtomicLong(Long.MAX_VALUE - 1000); // nanoTime may overflow
        var waiting = new PageFetcher(
                FetchSettings.of("1", URI.create("https://example.org")).forOwnSite(), now::get);
        SERVER.stubFor(get("/page")
                .willReturn(status(status)
                        .withHeader("Retry-After", retryAfter)
                        .withHeader("Date", "Sun, 01 Mar 2026 12:00:00 GMT")));
        SERVER.stubFor(get("/other").willReturn(ok("x").withHeader("Content-Type", HTML)));
        Source other = Samples.source("other", SERVER.baseUrl() + "/other");
        waiting.fetch(Samples.source("test", SERVER.baseUrl() + "/page"), Validators.NONE, Samples.AT);
        now.addAndGet(Duration.ofSeconds(80).toNanos());
        Failure failure = (Failure) waiting.fetch(other, Validators.NONE, Samples.AT);
        assertThat(failure.reason()).startsWith("not asked: localhost asks to be left alone; not again before ");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(10));
        SERVER.verify(0, getRequestedFor(urlEqualTo("/other")));
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(waiting.fetch(other, Validators.NONE, Samples.AT)).isInstanceOf(Fetched.class);
    }

    @Test
    void anotherStatusSaysNothingOfTheRestOfTheHost() {
        SERVER.stubFor(get("/page").willReturn(status(404).withHeader("Retry-After", "90")));
        SERVER.stubFor(get("/other").willReturn(ok("x").withHeader("Content-Type", HTML)));
        assertThat(failure("/page").retryAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(fetch("/other", Validators.NONE)).isInstanceOf(Fetched.class);
    }

    @Test
    void aHostThatKeepsFailingIsNotAskedAnyMore() {
        SERVER.stubFor(get("/page").willReturn(status(500)));
        for (int i = 0; i < HostBreakers.FAILURES; i++) {
            assertThat(failure("/page").reason()).startsWith("HTTP 500");
        }
        assertThat(failure("/page").reason()).contains("failed 5 times in a row");
        assertThat(failure("/page").retryAfter()).isNotNull();
        SERVER.verify(HostBreakers.FAILURES, getRequestedFor(urlEqualTo("/page")));
    }

    @Test
    void aServerThatTricklesIsCutOff() {
        SERVER.stubFor(get("/page")
                .willReturn(
                        ok("x".repeat(1000)).withHeader("Content-Type", HTML).withChunkedDribbleDelay(100, 60_000)));
        var impatient = new PageFetcher(FetchSettings.of("1", URI.create("https://example.org"))
                .forOwnSite()
                .withRequestTimeout(Duration.ofMillis(300)));
        var source = Samples.source("test", SERVER.baseUrl() + "/page");
        Failure failure = (Failure) impatient.fetch(source, Validators.NONE, Samples.AT);
        assertThat(failure.reason()).contains("PT0.3S");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aBrokenConnectionIsAFailureThatMayPass() {
        SERVER.stubFor(get("/page").willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
        assertThat(failure("/page").retryable()).isTrue();
    }

    @Test
    void nobodyThereIsAFailureThatMayPass() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var source = Samples.source("test", "http://127.0.0.1:" + port + "/");
        Failure failure = (Failure) fetcher.fetch(source, Validators.NONE, Samples.AT);
        assertThat(failure.reason()).startsWith("cannot connect");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aHostThatDoesNotExistIsAFailureThatSaysSo() {
        var source = Samples.source("test", "http://nobody.invalid/");
        Failure failure = (Failure) fetcher.fetch(source, Validators.NONE, Samples.AT);
        assertThat(failure.reason()).isEqualTo("cannot connect: unknown host (while asking for robots.txt)");
    }

    @Test
    void theConditionTravelsWithARedirect() {
        SERVER.stubFor(get("/old").willReturn(temporaryRedirect("/new")));
        SERVER.stubFor(
                get("/new").withHeader("If-None-Match", matching(".*v1.*")).willReturn(status(304)));
        assertThat(fetch("/old", new Validators("\"v1\"", null))).isInstanceOf(NotModified.class);
    }

    private static void gzipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        SERVER.stubFor(get("/page")
                .willReturn(ok().withBody(bytes.toByteArray())
                        .withHeader("Content-Type", HTML)
                        .withHeader("Content-Encoding", "gzip")));
    }

    private Failure failure(String path) {
        return (Failure) fetch(path, Validators.NONE);
    }

    private FetchResult fetch(String path, Validators validators) {
        return fetcher.fetch(Samples.source("test", SERVER.baseUrl() + path), validators, Samples.AT);
    }
}
