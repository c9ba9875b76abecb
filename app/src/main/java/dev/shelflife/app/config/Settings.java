package dev.shelflife.app.config;

import dev.shelflife.events.dates.LeadTimes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            new Notifier(Map.of(), List.of(), Set.of()));

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
     * @param subscriptions in the order of the file
     * @param ownHealth names of the destinations that are told how shelflife itself is
     */
    public record Notifier(
            Map<String, Destination> destinations, List<Subscribed> subscriptions, Set<String> ownHealth) {}

    /** Where notifications are sent. */
    public sealed interface Destination {}

    /**
     * A signed webhook.
     *
     * @param url may hold a token in its path: not to be logged whole
     * @param secret signs each message
     */
    public record Webhook(URI url, Secret secret) implements Destination {}

    /**
     * Alertmanagers, all of them told.
     *
     * @param fireFor how long an alert fires when nobody says "known" (real time)
     * @param resendEvery how often a firing alert is told again
     */
    public record Alertmanager(List<URI> urls, Duration fireFor, Duration resendEvery) implements Destination {}
}
