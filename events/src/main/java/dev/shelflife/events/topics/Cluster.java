package dev.shelflife.events.topics;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to reach an installation: client settings (addresses, TLS, SASL, …) and the prefix of its topics, groups and
 * transactional ids.
 *
 * @param client Kafka client settings by Kafka's names; holds at least {@code bootstrap.servers}. May hold secrets: never
 *     logged
 * @param prefix what stands before each topic name; may be empty
 */
public record Cluster(Map<String, String> client, String prefix) {

    /** Copies, and checks that there is an address. */
    public Cluster {
        client = Map.copyOf(client);
        Objects.requireNonNull(prefix, "prefix");
        if (!client.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException("no bootstrap.servers among the Kafka client settings");
        }
    }

    /** A cluster without security and prefix. */
    public static Cluster at(String bootstrapServers) {
        return new Cluster(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), "");
    }

    /** The addresses. */
    public String bootstrapServers() {
        return Objects.requireNonNull(client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** A topic's name here. */
    public String name(Topic<?> topic) {
        return topic.in(prefix);
    }

    /** A group's, application's or client's name here. */
    public String name(String role) {
        return prefix + role;
    }

    /** The client settings with a role's own on top. */
    public Map<String, Object> with(Map<String, ?> own) {
        Map<String, Object> all = new HashMap<>(client);
        all.putAll(own);
        return all;
    }

    /** Without the settings, for they may hold secrets. */
    @Override
    public String toString() {
        return "Cluster[" + bootstrapServers() + (prefix.isEmpty() ? "" : ", prefix " + prefix) + "]";
    }
}
