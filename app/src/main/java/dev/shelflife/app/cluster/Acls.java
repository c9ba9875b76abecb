package dev.shelflife.app.cluster;

import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What each role must be allowed to do on a cluster with an authorizer, derived from {@link Topics}. Pure.
 *
 * <p>Groups, transactional ids and the internal topics of Kafka Streams are named after the role ({@code shelflife-streams…}), so
 * each role needs one prefixed right on those.
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

    private static final Map<String, List<Topic<?>>> READS = reads();

    private Acls() {}

    /** All rights, by role. */
    public static List<Acl> needed(String prefix) {
        List<Acl> all = new ArrayList<>();
        READS.forEach((role, reads) -> {
            for (Topic<?> topic : Topics.ALL) {
                List<String> operations = new ArrayList<>();
                if (reads.contains(topic)) {
                    operations.add("READ");
                }
                if (writes(role, topic)) {
                    operations.add("WRITE");
                }
                if (!operations.isEmpty()) {
                    operations.add("DESCRIBE");
                    operations.add("DESCRIBE_CONFIGS");
                    all.add(new Acl(role, Resource.TOPIC, topic.in(prefix), false, String.join(",", operations)));
                }
            }
            String own = prefix + "shelflife-" + role;
            all.add(new Acl(role, Resource.GROUP, own, true, "READ,DESCRIBE,DELETE"));
            all.add(new Acl(role, Resource.TRANSACTIONAL_ID, own, true, "WRITE,DESCRIBE"));
            if (role.equals("streams") || role.equals("notifier")) {
                all.add(new Acl(role, Resource.TOPIC, own, true, "ALL"));
            }
        });
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

    private static Map<String, List<Topic<?>>> reads() {
        Map<String, List<Topic<?>>> reads = new LinkedHashMap<>();
        reads.put("ingest", List.of(Topics.CATALOGUES));
        reads.put("clock", List.of(Topics.OBSERVATIONS));
        reads.put("streams", List.of(Topics.OBSERVATIONS));
        reads.put("notifier", List.of(Topics.TRANSITIONS, Topics.OUTBOX, Topics.DELIVERIES, Topics.COMMANDS));
        reads.put("app", List.of(Topics.LIFECYCLES, Topics.TRANSITIONS, Topics.DELIVERIES));
        return Objects.requireNonNull(reads);
    }
}
