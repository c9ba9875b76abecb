package dev.shelflife.app.config;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration, checked. Made by {@link SettingsFile}.
 *
 * @param data the data directory; null when not configured
 * @param leadDays days before a milestone at which it is told as approaching, falling
 */
public record Settings(@Nullable Path data, Kafka kafka, Sources sources, List<Integer> leadDays, Notifier notifier) {

    /** What holds when there is no configuration file. */
    public static final Settings DEFAULT = new Settings(
            null,
            new Kafka(null, "", null, 4, null, null, true),
            new Sources(Duration.ofHours(6), null, false, Map.of(), null),
            LeadTimes.DEFAULT.days(),
            new Notifier(Map.of(), List.of()));

    /**
     * Which cluster, and how topics are made there.
     *
     * @param bootstrap addresses; null: the embedded broker, or the configFile's
     * @param topicPrefix may be empty
     * @param configFile properties with client settings; null when not configured
     * @param partitions of each topic that may have several
     * @param replication null: 3, or all brokers when fewer
     * @param minInsyncReplicas null: 2 of 3, else 1
     * @param createTopics false where that is not ours to do: topics are then only verified
     */
    public record Kafka(
            @Nullable String bootstrap,
            String topicPrefix,
            @Nullable Path configFile,
            int partitions,
            @Nullable Integer replication,
            @Nullable Integer minInsyncReplicas,
            boolean createTopics) {}

    /**
     * How pages are fetched.
     *
     * @param interval from one look at a page to the next
     * @param contactUrl told to the vendor with each request; null when not configured
     * @param allowPrivateTargets whether pages may be on loopback, private and reserved addresses
     * @param urls other addresses of sources, by source id
     * @param directory folder with source files; null when not configured
     */
    public record Sources(
            Duration interval,
            @Nullable URI contactUrl,
            boolean allowPrivateTargets,
            Map<String, URI> urls,
            @Nullable Path directory) {}

    /**
     * Who is told what.
     *
     * @param destinations by name
     * @param routes in the order of the file
     */
    public record Notifier(Map<String, DestinationSettings> destinations, List<Route> routes) {}

    /**
     * What goes to a destination. An empty list means: all.
     *
     * @param destination a name among the destinations
     * @param services slugs of services
     * @param frameworks slugs of frameworks
     * @param versions versions as in keys
     * @param milestones which ends
     * @param types which transitions
     * @param horizon what took effect longer ago than this is recorded as suppressed, not sent
     */
    public record Route(
            String destination,
            List<String> services,
            List<String> frameworks,
            List<String> versions,
            List<Milestone> milestones,
            List<TransitionType> types,
            Duration horizon) {}
}
