package dev.shelflife.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.ingest.source.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The sample pages over HTTP on the loopback address, as they stand on the day that the clock shows; and a receiver of
 * webhooks, so that the demo has somebody to tell.
 */
final class SampleSite implements AutoCloseable {

    private static final String PAGES = "/pages/";
    private static final String WEBHOOK = "/webhook";

    private final HttpServer server;
    private final Timeline timeline;
    /** The demo looks when a page changes and once a month: nothing is lost for that. */
    private static final Duration LONGEST_WITHOUT_LOOK = Duration.ofDays(45);

    private final InstantSource clock;
    private final Set<String> received = new ConcurrentSkipListSet<>();

    SampleSite(Timeline timeline, InstantSource clock) throws IOException {
        this.timeline = timeline;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PAGES, this::page);
        server.createContext(WEBHOOK, this::webhook);
        server.start();
    }

    /** Those of the sources that have sample pages, at their addresses here. */
    List<Source> sources(List<Source> sources) {
        return sources.stream()
                .filter(each -> timeline.has(each.id()))
                .map(each -> each.at(address(PAGES + each.id())).staleAfter(LONGEST_WITHOUT_LOOK))
                .toList();
    }

    URI webhook() {
        return address(WEBHOOK);
    }

    /** The ids of the webhooks that came in. */
    Set<String> received() {
        return Set.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void page(HttpExchange exchange) throws IOException {
        try (exchange) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
            String source = exchange.getRequestURI().getPath().substring(PAGES.length());
            Optional<byte[]> body = timeline.page(source, today);
            if (body.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String etag = '"' + Ids.sha256(body.get()).substring(0, 16) + '"';
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.sendResponseHeaders(200, body.get().length);
            exchange.getResponseBody().write(body.get());
        }
    }

    private void webhook(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            if (id != null) {
                received.add(id);
            }
            exchange.sendResponseHeaders(id == null ? 400 : 204, -1);
        }
    }
}
