package dev.shelflife.ingest.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final FetchSettings SETTINGS =
            FetchSettings.of("1.2", URI.create("https://example.org/who")).forOwnSite();

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000); // nanoTime may overflow
    private final PageFetcher fetcher = new PageFetcher(SETTINGS, now::get);

    @BeforeEach
    void serve() {
        SERVER.stubFor(get("/docs/page").willReturn(ok("x").withHeader("Content-Type", "text/html")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User-agent: *\\nDisallow: /docs/ | false",
                "User-agent: *\\nDisallow: / | false",
                "User-agent: *\\nDisallow: | true",
                "User-agent: *\\nDisallow: /docs/\\nAllow: /docs/page | true",
                "User-agent: *\\nDisallow: /*page$ | false",
                "User-agent: shelflife\\nDisallow: /docs/\\n\\nUser-agent: *\\nDisallow: | false",
                "User-agent: ShelfLife\\nAllow: /\\n\\nUser-agent: *\\nDisallow: / | true",
                "User-agent: shelf\\nDisallow: / | true",
                "User-agent: another\\nDisallow: / | true",
                "<!DOCTYPE html><title>Not found</title> | true",
            })
    void theRulesOfTheOriginHold(String text, boolean allowed) {
        SERVER.stubFor(
                get("/robots.txt").willReturn(ok(text.replace("\\n", "\n")).withHeader("Content-Type", "text/plain")));
        if (allowed) {
            assertThat(fetch()).isInstanceOf(Fetched.class);
        } else {
            Failure failure = (Failure) fetch();
            assertThat(failure.reason()).startsWith("robots.txt of localhost:").contains("/docs/page");
            assertThat(failure.retryable()).isFalse();
            SERVER.verify(0, getRequestedFor(urlEqualTo("/docs/page")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 400, 401, 403, 404, 410})
    void whereThereAreNoRulesEverythingIsAllowed(int status) {
        SERVER.stubFor(get("/robots.txt").willReturn(status(status)));
        assertThat(fetch()).isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429})
    void whereTheRulesCannotBeHadNothingIsAllowedForNow(int status) {
        SERVER.stubFor(get("/robots.txt").willReturn(status(status).withHeader("Retry-After", "60")));
        Failure failure = (Failure) fetch();
        assertThat(failure.reason()).startsWith("HTTP " + status + " from ").contains("/robots.txt: as long as");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        SERVER.verify(0, getRequestedFor(urlEqualTo("/docs/page")));
    }

    @Test
    void aBrokenConnectionIsNoRules() {
        SERVER.stubFor(get("/robots.txt").willReturn(status(200).withFault(Fault.EMPTY_RESPONSE)));
        Failure failure = (Failure) fetch();
        assertThat(failure.reason()).endsWith("(while asking for robots.txt)");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void redirectsAreFollowedAndTheRulesAreThoseOfTheFirstAddress() {
        SERVER.stubFor(get("/robots.txt").willReturn(temporaryRedirect("elsewhere.txt")));
        SERVER.stubFor(get("/elsewhere.txt").willReturn(ok("User-agent: *\nDisallow: /docs")));
        assertThat(fetch()).isInstanceOf(Failure.class);
    }

    @Test
    void aLoopOfRedirectsIsNoRules() {
        SERVER.stubFor(get("/robots.txt").willReturn(temporaryRedirect("/robots.txt")));
        assertThat(fetch()).isInstanceOf(Fetched.class);
        SERVER.verify(6, getRequestedFor(urlEqualTo("/robots.txt")));
    }

    @Test
    void whatIsBeyondTheLimitIsNotRead() {
        String noise = "# nothing\n".repeat(Robots.LIMIT / 10);
        SERVER.stubFor(get("/robots.txt").willReturn(ok("User-agent: *\nDisallow: /docs\n" + noise + noise)));
        assertThat(fetch()).isInstanceOf(Failure.class);
        SERVER.stubFor(get("/robots.txt").willReturn(ok(noise + noise + "User-agent: *\nDisallow: /docs\n")));
        now.addAndGet(Robots.KEPT.toNanos());
        assertThat(fetch()).isInstanceOf(Fetched.class);
    }

    @Test
    void rulesAreKeptForADayAndTheirAbsenceForLess() {
        SERVER.stubFor(get("/robots.txt").willReturn(status(503)));
        fetch();
        fetch();
        SERVER.verify(1, getRequestedFor(urlEqualTo("/robots.txt")));
        SERVER.stubFor(get("/robots.txt").willReturn(ok("User-agent: *\nDisallow:")));
        now.addAndGet(Robots.FAILURE_KEPT.toNanos());
        assertThat(fetch()).isInstanceOf(Fetched.class);
        now.addAndGet(Robots.KEPT.toNanos() - 1);
        assertThat(fetch()).isInstanceOf(Fetched.class);
        SERVER.verify(2, getRequestedFor(urlEqualTo("/robots.txt")));
        now.addAndGet(1);
        fetch();
        SERVER.verify(3, getRequestedFor(urlEqualTo("/robots.txt")));
    }

    @Test
    void eachHopIsAskedAboutAndTheDelayOfACrawlerIsBounded() throws Exception {
        SERVER.stubFor(get("/robots.txt")
                .willReturn(ok("User-agent: *\nDisallow: /secret\nCrawl-delay: 999999")
                        .withHeader("Content-Type", "text/plain")));
        var robots = new Robots(new HttpGet(SETTINGS, now::get), SETTINGS, now::get);
        URI page = URI.create(SERVER.baseUrl() + "/docs/page?hl=en#x");
        RobotsRules rules = robots.of(page, Samples.AT);
        assertThat(rules.delay()).isEqualTo(RobotsReader.MOST_DELAY);
        assertThat(rules.refusal(page)).isNull();
        assertThat(rules.refusal(page.resolve("/secret"))).isNotNull();
    }

    @Test
    void aRedirectToWhatIsForbiddenIsNotFollowed() {
        SERVER.stubFor(get("/robots.txt").willReturn(ok("User-agent: *\nDisallow: /secret")));
        SERVER.stubFor(get("/docs/page").willReturn(temporaryRedirect("../secret")));
        assertThat(((Failure) fetch()).reason()).contains("does not allow it");
        SERVER.verify(0, getRequestedFor(urlEqualTo("/secret")));
    }

    private FetchResult fetch() {
        return fetcher.fetch(Samples.source("test", SERVER.baseUrl() + "/docs/page"), Validators.NONE, Samples.AT);
    }
}
