package dev.shelflife.app.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells over HTTP how this process is: {@code /livez}, {@code /readyz}, {@code /health}, {@code /metrics}. Read only. For
 * machines of the same house: it has no login, so it listens on loopback unless an operator says otherwise.
 */
public final class HealthServer implements AutoCloseable {

    /** What is told. */
    public interface Tells {
        /** Whether the roles live and are at work; asks nobody outside this process. */
        Health now();

        /** The same, and whether they have caught up; asks the brokers, within a bounded time. */
        Health whole();

        /** The meters, in Prometheus' text form. */
        String metrics();
    }

    private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);
    private static final int THREADS = 4;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private record Answer(int status, String type, String body) {}

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, Supplier<Answer>> pages;

    private HealthServer(HttpServer server, Tells tells) {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, HealthServer::thread);
        this.pages = Map.of(
                "/livez", () -> words(tells.now(), Health::live),
                "/readyz", () -> words(tells.now(), Health::ready),
                "/health", () -> whole(tells.whole()),
                "/metrics", () -> new Answer(OK, PROMETHEUS, tells.metrics()));
    }

    /**
     * Begins to listen.
     *
     * @param listen where; port 0 is any that is free
     * @throws Failure when that cannot be had
     */
    public static HealthServer start(InetSocketAddress listen, Tells tells) {
        try {
            HealthServer health = new HealthServer(HttpServer.create(listen, 0), tells);
            health.server.setExecutor(health.threads);
            health.server.createContext("/", health::answer);
            health.server.start();
            return health;
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "cannot listen on " + listen.getHostString() + ":" + listen.getPort() + " for health and metrics ("
                            + e.getMessage() + "): give another with --http HOST:PORT, or --http none",
                    e);
        }
    }

    /** Where it listens, as {@code host:port}. */
    public String address() {
        InetSocketAddress at = server.getAddress();
        String host = at.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + at.getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Answer words(Health health, Predicate<Health> isWell) {
        boolean well = isWell.test(health);
        String reasons = health.reasons().map(each -> each + "\n").collect(Collectors.joining());
        return new Answer(well ? OK : UNAVAILABLE, TEXT, well ? "ok\n" : reasons);
    }

    private static Answer whole(Health health) {
        boolean well = health.live() && health.ready() && health.caughtUp();
        return new Answer(well ? OK : UNAVAILABLE, JSON, Json.line(health) + "\n");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answerTo(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private Answer answerTo(HttpExchange exchange) {
        Supplier<Answer> page = pages.get(exchange.getRequestURI().getPath());
        if (page == null) {
            return new Answer(NOT_FOUND, TEXT, "there are /livez, /readyz, /health and /metrics\n");
        }
        if (!exchange.getRequestMethod().equals("GET")
                && !exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return new Answer(NOT_ALLOWED, TEXT, "GET only\n");
        }
        try {
            return page.get();
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be answered", exchange.getRequestURI().getPath(), e);
            return new Answer(ERROR, TEXT, "cannot be answered: see the log\n");
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "shelflife-http");
        thread.setDaemon(true);
        return thread;
    }
}
