package dev.shelflife.app.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The vendors' pages on the loopback address, and a receiver that believes no webhook without a right signature. */
public final class StorySite implements AutoCloseable {

    /** What the receiver and its senders share. */
    public static final String SECRET = "whsec_c3RvcnktdGVzdHMtc2hhcmVkLXNlY3JldC0wMDAx";

    /** A webhook that was received and had a right signature. */
    public record Received(String id, String body) {}

    private static final CountDownLatch OPEN = new CountDownLatch(0);

    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "story-site");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pageRequests = new AtomicInteger();
    private volatile int answer = 204;
    private volatile CountDownLatch pageGate = OPEN;
    private volatile CountDownLatch webhookGate = OPEN;

    public StorySite() throws IOException {
        this(Clock.systemUTC());
    }

    /** A site whose receiver lives by this clock. */
    public StorySite(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(threads);
        server.createContext("/pages/", this::page);
        server.createContext("/hook", this::webhook);
        server.start();
    }

    /** From now on these sources show these pages; the others what they showed before. */
    public void show(Map<String, String> htmlBySource) {
        pages.putAll(htmlBySource);
    }

    /** The built-in sources of tables and notes at their addresses here; the story has no other pages, and looks rarely. */
    public List<Source> sources() {
        return Sources.BUILT_IN.stream()
                .filter(each -> each.shape() == Source.Shape.SUPPORT_TABLE || each.shape() == Source.Shape.DATED_NOTES)
                .map(each -> each.at(address("/pages/" + each.id())).staleAfter(Duration.ofDays(3_650)))
                .toList();
    }

    public URI hook() {
        return address("/hook");
    }

    /** Whether pages are sent to their last byte, or held back in their middle. */
    public void holdPages(boolean held) {
        pageGate = change(pageGate, held);
    }

    /** Whether a webhook is answered, or taken and left without an answer. */
    public void holdWebhooks(boolean held) {
        webhookGate = change(webhookGate, held);
    }

    /** From now on webhooks are answered with this status. */
    public void answer(int status) {
        answer = status;
    }

    public int pageRequests() {
        return pageRequests.get();
    }

    /** In the order of arrival; one that came twice is here twice. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What came and was not believed, with the reason. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        holdPages(false);
        holdWebhooks(false);
        server.stop(0);
        threads.shutdownNow();
    }

    private void page(HttpExchange exchange) throws IOException {
        try (exchange) {
            pageRequests.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            String html = pages.get(path.substring(path.lastIndexOf('/') + 1));
            if (html == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = html.getBytes(StandardCharsets.UTF_8);
            String etag = '"' + Ids.sha256(body).substring(0, 16) + '"';
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.sendResponseHeaders(200, body.length);
            int half = body.length / 2;
            exchange.getResponseBody().write(body, 0, half);
            exchange.getResponseBody().flush();
            await(pageGate);
            exchange.getResponseBody().write(body, half, body.length - half);
        }
    }

    private void webhook(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String problem = WebhookSignature.problem(exchange.getRequestHeaders(), body, SECRET, clock.instant());
            if (problem != null) {
                refused.add(problem);
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            received.add(new Received(exchange.getRequestHeaders().getFirst("webhook-id"), body));
            await(webhookGate);
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static CountDownLatch change(CountDownLatch gate, boolean held) {
        gate.countDown();
        return held ? new CountDownLatch(1) : OPEN;
    }

    private static void await(CountDownLatch gate) throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the site closes", e);
        }
    }
}
