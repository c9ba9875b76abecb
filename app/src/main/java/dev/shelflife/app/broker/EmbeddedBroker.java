package dev.shelflife.app.broker;

import dev.shelflife.app.broker.BrokerStartException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka in this JVM: broker and controller in one, on the loopback address only, its data kept in a directory.
 *
 * <p>The one class that touches Kafka's server classes, which are not a public interface. Written for Kafka 4.3.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    /**
     * Under version 2, a broker of Kafka 4.3.1 that is killed while a transaction is being committed completes it at its next
     * start without the marker in {@code __consumer_offsets}: the group's position stays undecided for ever.
     */
    private static final short TRANSACTION_VERSION = 1;

    /** What Kafka leaves when it stops, and takes away when it starts. */
    private static final String CLEAN = ".kafka_cleanshutdown";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and waits until it serves.
     *
     * @param data the data directory, made when it is not there; the broker's part is {@code kafka} in it. What it holds from
     *     before is there again, also after the process was killed
     * @param port of the loopback address; 0 for one that is free
     * @throws BrokerStartException when the port or the directory cannot be had; nothing is left running then
     */
    public static EmbeddedBroker start(Path data, int port) {
        Path directory = data.toAbsolutePath().normalize().resolve("kafka");
        String clusterId = DataDirectory.open(directory);
        int brokerPort = port == 0 ? freePort() : requireFree(port);
        Properties settings = BrokerSettings.of(directory, brokerPort, freePort());
        KafkaRaftServer server = null;
        try {
            if (clusterId == null) {
                format(directory);
            }
            server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            boolean killed = clusterId != null && !Files.exists(directory.resolve(CLEAN));
            server.startup();
            if (killed) {
                ForgottenTransactions.end(LOOPBACK, brokerPort);
            }
            return new EmbeddedBroker(server, brokerPort);
        } catch (Exception e) { // Kafka's Scala code throws checked exceptions that it does not declare
            if (server != null) {
                stopAfter(e, server);
            }
            throw new BrokerStartException(
                    Reason.FAILED,
                    "the embedded broker could not start on " + LOOPBACK + ":" + brokerPort + " with the data in "
                            + directory + ": " + e.getMessage(),
                    e);
        }
    }

    /** Where clients find it, such as {@code 127.0.0.1:19092}. */
    public String bootstrapServers() {
        return LOOPBACK + ":" + port;
    }

    /** Stops serving and closes the data cleanly. May be called more than once. */
    @Override
    public void close() {
        stop(server);
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Half-started parts may refuse to stop; the reason they did not start is what has to be told. */
    private static void stopAfter(Exception reason, KafkaRaftServer server) {
        try {
            stop(server);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private static void format(Path directory) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setHasDynamicQuorum(false)
                .setDirectories(java.util.List.of(directory.toString()))
                .setMetadataLogDirectory(directory.toString())
                .setIgnoreFormatted(true)
                .setFeatureLevel("transaction.version", TRANSACTION_VERSION)
                .run();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BrokerStartException(Reason.FAILED, "no free port on " + LOOPBACK, e);
        }
    }

    /** The one that the listeners are on; the platform's choice of a loopback address may be another. */
    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** Kafka ends the whole process over a port that is taken, so look first. */
    private static int requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections of an earlier broker that linger are not in the way
            socket.bind(new InetSocketAddress(loopback(), port));
            return port;
        } catch (IOException e) {
            throw new BrokerStartException(
                    Reason.PORT_BUSY,
                    "port " + port + " on " + LOOPBACK
                            + " is taken: stop what listens there, or choose another port with --port",
                    e);
        }
    }
}
