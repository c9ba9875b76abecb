package dev.shelflife.app.cluster;

import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.Ingest;
import dev.shelflife.notifier.topology.InventoryTopology;
import dev.shelflife.notifier.topology.RoutingTopology;
import dev.shelflife.notifier.topology.SenderTopology;
import dev.shelflife.streams.Lifecycles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What each role must be allowed to do on a cluster with an authorizer, derived from {@link Topics}. Pure.
 *
 * <p>A group, its transactional ids and the internal topics that Kafka Streams makes for it all begin with the name of the
 * application, so each application needs one prefixed right on those. And every process looks at all topics when it starts.
 */
public final class Acls {

    /** Kafka's kinds of resources that we need rights on. */
    public enum Resource {
        /** A topic. */
        TOPIC,
        /** A consumer group. */
        GROUP,
        /** A transactional id. */
        TRANSACTIONAL_ID
    }

    /**
     * One right.
     *
     * @param role who needs it
     * @param name of the resource, with the installation's prefix
     * @param prefixed whether {@code name} is the beginning of names
     * @param operations by Kafka's names, comma-separated
     */
    public record Acl(String role, Resource resource, String name, boolean prefixed, String operations) {}

    /** Who reads what. The others read nothing but how the topics are set up. */
    private static final Map<String, List<Topic<?>>> READS = Map.of(
            "ingest", List.of(Topics.CATALOGUES, Topics.COMMANDS),
            "streams", List.of(Topics.OBSERVATIONS),
            "notifier",
                    List.of(
                            Topics.TRANSITIONS,
                            Topics.TARGET_TRANSITIONS,
                            Topics.PROGRESS,
                            Topics.OUTBOX,
                            Topics.COMMANDS,
                            Topics.LIFECYCLES,
                            Topics.INVENTORY),
            "app",
                    List.of(
                            Topics.LIFECYCLES,
                            Topics.PAGES,
                            Topics.HISTORY,
                            Topics.TRANSITIONS,
                            Topics.IMAGE_RELEASES,
                            Topics.OUTBOX,
                            Topics.OUTBOX_DEAD_LETTER,
                            Topics.DELIVERIES,
                            Topics.INVENTORY,
                            Topics.TARGETS,
                            Topics.TARGET_TRANSITIONS));

    /** The applications of a role, by their names without the installation's prefix. Who is in no group has none. */
    private static final Map<String, List<String>> APPLICATIONS = Map.of(
            "ingest", List.of(Ingest.ROLE),
            "streams", List.of(Lifecycles.ROLE),
            "notifier", List.of(RoutingTopology.ROLE, InventoryTopology.ROLE, SenderTopology.ROLE));

    private static final List<String> ROLES = List.of("ingest", "clock", "streams", "notifier", "app");

    private Acls() {}

    /** All rights, by role. */
    public static List<Acl> needed(String prefix) {
        List<Acl> all = new ArrayList<>();
        for (String role : ROLES) {
            for (Topic<?> topic : Topics.ALL) {
                all.add(new Acl(role, Resource.TOPIC, topic.in(prefix), false, operations(role, topic)));
            }
            for (String application : APPLICATIONS.getOrDefault(role, List.of())) {
                String own = prefix + application;
                all.add(new Acl(role, Resource.GROUP, own, true, "READ,DESCRIBE,DELETE"));
                all.add(new Acl(role, Resource.TRANSACTIONAL_ID, own, true, "WRITE,DESCRIBE"));
                if (!role.equals("ingest")) {
                    all.add(new Acl(role, Resource.TOPIC, own, true, "ALL"));
                }
            }
        }
        return all;
    }

    /** As aligned text, one line for each. */
    public static String text(String prefix) {
        return needed(prefix).stream()
                .map(acl -> "%-9s %-16s %-8s %-46s %s"
                        .formatted(
                                acl.role(),
                                acl.resource(),
                                acl.prefixed() ? "PREFIXED" : "LITERAL",
                                acl.name(),
                                acl.operations()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean writes(String role, Topic<?> topic) {
        return List.of(topic.writer().split("[^a-z]+", -1)).contains(role);
    }

    private static String operations(String role, Topic<?> topic) {
        List<String> operations = new ArrayList<>();
        if (READS.getOrDefault(role, List.of()).contains(topic)) {
            operations.add("READ");
        }
        if (writes(role, topic)) {
            operations.add("WRITE");
        }
        operations.add("DESCRIBE");
        operations.add("DESCRIBE_CONFIGS");
        return String.join(",", operations);
    }
}
