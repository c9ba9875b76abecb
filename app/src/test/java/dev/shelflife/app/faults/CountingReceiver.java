package dev.shelflife.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Takes webhooks on the loopback address and counts them, by destination; the path is the destination's name. */
final class CountingReceiver implements AutoCloseable {

    /** Destinations whose names begin like this are gone for good. */
    static final String GONE = "gone-";

    private static final int GONE_STATUS = 410;

    /** What can go wrong on the way. */
    enum Mishap {
        /** The connection ends, and nothing was taken. */
        RESET(Fault.Side.BEFORE, null),
        /** It was taken, and the connection ends without an answer. */
        ANSWER_LOST(Fault.Side.AFTER, null),
        /** It was taken and answered, and the sender dies before it books that. */
        DIES_ANSWERED(Fault.Side.AFTER, "send: punctuate"),
        /** It was taken, and the sender dies before there is an answer. */
        DIES_UNANSWERED(Fault.Side.AFTER, "send: punctuate");

        private final Fault.Side side;
        private final @Nullable String death;

        Mishap(Fault.Side side, @Nullable String death) {
            this.side = side;
            this.death = death;
        }

        /** This mishap at a destination. */
        Fault at(String destination, int occurrence) {
            return new Fault(operation(destination), side, occurrence);
        }

        private String operation(String destination) {
            return destination + ": "
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * A webhook that was taken.
     *
     * @param transitions the ids of all that it tells
     */
    record Taken(String destination, String id, List<String> transitions) {}

    private static final CountDownLatch OPEN = new CountDownLatch(0);

    private final @Nullable Faults faults;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<Taken> taken = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch answers = OPEN;

    /**
     * Listens.
     *
     * @param faults whose mishaps are met here; null: none
     */
    CountingReceiver(@Nullable Faults faults) throws IOException {
        this.faults = faults;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    URI address(String destination) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + destination);
    }

    /** All that was taken so far, in the order of arrival; what came twice is here twice. */
    List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** How many were taken so far. */
    int count() {
        return taken.size();
    }

    /** What was taken since this was asked last. */
    List<Taken> takeAway() {
        List<Taken> all = new ArrayList<>();
        for (Taken each = taken.poll(); each != null; each = taken.poll()) {
            all.add(each);
        }
        return all;
    }

    /** Whether what is taken is left without an answer, until this is said again. */
    void holdAnswers(boolean held) {
        CountDownLatch before = answers;
        answers = held ? new CountDownLatch(1) : OPEN;
        before.countDown();
    }

    @Override
    public void close() {
        holdAnswers(false);
        server.stop(0);
        threads.shutdownNow();
    }

    /** To close an exchange without an answer ends its connection. */
    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String destination = exchange.getRequestURI().getPath().substring(1);
            if (meets(Mishap.RESET, destination)) {
                return;
            }
            taken.add(new Taken(destination, exchange.getRequestHeaders().getFirst("webhook-id"), transitions(body)));
            if (meets(Mishap.ANSWER_LOST, destination) || meets(Mishap.DIES_UNANSWERED, destination)) {
                return;
            }
            meets(Mishap.DIES_ANSWERED, destination);
            answers.await();
            exchange.sendResponseHeaders(destination.startsWith(GONE) ? GONE_STATUS : 204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean meets(Mishap mishap, String destination) {
        if (faults == null || !faults.meets(mishap.operation(destination), mishap.side)) {
            return false;
        }
        if (mishap.death != null) {
            faults.strikeLater(mishap.death);
        }
        return true;
    }

    private static List<String> transitions(byte[] body) throws IOException {
        JsonNode data = Json.mapper().readTree(body).get("data");
        List<String> ids = new ArrayList<>();
        if (data.has("transitions")) {
            data.get("transitions").forEach(each -> ids.add(each.get("id").textValue()));
        } else {
            ids.add(data.get("id").textValue());
        }
        return ids;
    }
}
