package dev.shelflife.app.broker;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a Kafka that is alone, small, quick to start, and keeps everything. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int RECORD_BYTES = 9 << 20;
    private static final int SEGMENT_BYTES = 256 << 20;

    private BrokerSettings() {}

    static Properties of(Path logDirectory, int port, int controllerPort) {
        Properties all = new Properties();
        node(all, logDirectory, port, controllerPort);
        alone(all);
        keepsEverything(all);
        small(all);
        return all;
    }

    private static void node(Properties to, Path logDirectory, int port, int controllerPort) {
        to.setProperty("process.roles", "broker,controller");
        to.setProperty("node.id", Integer.toString(NODE_ID));
        // A voter by address, not by record: the controller's port may then differ at each start.
        to.setProperty("controller.quorum.voters", NODE_ID + "@" + LOOPBACK + ":" + controllerPort);
        to.setProperty("controller.listener.names", CONTROLLER);
        to.setProperty(
                "listeners",
                "PLAINTEXT://" + LOOPBACK + ":" + port + "," + CONTROLLER + "://" + LOOPBACK + ":" + controllerPort);
        to.setProperty("advertised.listeners", "PLAINTEXT://" + LOOPBACK + ":" + port);
        to.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        to.setProperty("log.dirs", logDirectory.toString());
        // After a kill the broker waits until its former session has ended; the default is 9 s.
        to.setProperty("broker.session.timeout.ms", "2000");
        to.setProperty("broker.heartbeat.interval.ms", "500");
    }

    private static void alone(Properties to) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            to.setProperty(topic + ".replication.factor", "1");
            to.setProperty(topic + ".num.partitions", "4");
        }
        to.setProperty("transaction.state.log.min.isr", "1");
        to.setProperty("share.coordinator.state.topic.min.isr", "1");
        to.setProperty("default.replication.factor", "1");
        to.setProperty("min.insync.replicas", "1");
        to.setProperty("auto.create.topics.enable", "false");
        to.setProperty("group.initial.rebalance.delay.ms", "0");
        // A consumer that was killed is noticed by its own session timeout; clients may ask for short ones.
        to.setProperty("group.min.session.timeout.ms", "1000");
        // What a killed producer left open is given up soon after its own timeout.
        to.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        to.setProperty("transaction.max.timeout.ms", "900000");
    }

    private static void keepsEverything(Properties to) {
        // Ten years: a group that was away for a season must find its place again.
        to.setProperty("offsets.retention.minutes", Integer.toString(10 * 366 * 24 * 60));
        to.setProperty("log.retention.ms", "-1");
        to.setProperty("log.retention.bytes", "-1");
        // The largest topic of ours allows 8 MiB; a little more here, so that the topic's limit is the one that is met.
        to.setProperty("message.max.bytes", Integer.toString(RECORD_BYTES));
        to.setProperty("replica.fetch.max.bytes", Integer.toString(RECORD_BYTES));
        to.setProperty("socket.request.max.bytes", Integer.toString(4 * RECORD_BYTES));
    }

    private static void small(Properties to) {
        to.setProperty("log.segment.bytes", Integer.toString(SEGMENT_BYTES));
        to.setProperty("log.index.size.max.bytes", Integer.toString(1 << 20));
        to.setProperty("offsets.topic.segment.bytes", Integer.toString(16 << 20));
        to.setProperty("transaction.state.log.segment.bytes", Integer.toString(16 << 20));
        to.setProperty("num.network.threads", "2");
        to.setProperty("num.io.threads", "4");
        to.setProperty("background.threads", "2");
        // The default is 128 MiB of heap, taken at once.
        to.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    }
}
