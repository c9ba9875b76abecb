package dev.shelflife.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Takes whatever is posted, on the loopback: the JDK's server, which reads a body to its end and answers 204. */
final class LoopbackReceiver implements AutoCloseable {

    /** What its threads are called. */
    static final String THREADS = "receiver-worker";

    /** Headers of a webhook that its baseline sends too. */
    private static final List<String> HEADERS =
            List.of("content-type", "webhook-id", "webhook-timestamp", "webhook-signature", "user-agent");

    /** What was posted. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Post(Map<String, String> headers, byte[] body) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> new Thread(work, THREADS));
    private final Set<String> ids = new HashSet<>();
    private @Nullable List<Post> kept;
    private int expected;
    private int got;

    private LoopbackReceiver(HttpServer server) {
        this.server = server;
    }

    static LoopbackReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        LoopbackReceiver receiver = new LoopbackReceiver(server);
        server.createContext("/", receiver::take);
        server.setExecutor(receiver.workers);
        server.start();
        return receiver;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /** Forgets all, and waits for so many posts with different ids; keeps them when asked to. */
    synchronized void expect(int posts, boolean keep) {
        ids.clear();
        got = 0;
        expected = posts;
        kept = keep ? new ArrayList<>(posts) : null;
    }

    /** Waits until all that is expected came. */
    synchronized void await() throws InterruptedException {
        while (ids.size() < expected) {
            wait();
        }
    }

    /** How many came more than once. */
    synchronized int repeated() {
        return got - ids.size();
    }

    /** What was kept. */
    synchronized List<Post> posts() {
        return kept == null ? List.of() : List.copyOf(kept);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = new java.util.HashMap<>();
        HEADERS.forEach(name -> headers.put(name, exchange.getRequestHeaders().getFirst(name)));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        came(new Post(headers, body));
    }

    private synchronized void came(Post post) {
        got++;
        ids.add(String.valueOf(post.headers().get("webhook-id")));
        if (kept != null) {
            kept.add(post);
        }
        if (ids.size() >= expected) {
            notifyAll();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
