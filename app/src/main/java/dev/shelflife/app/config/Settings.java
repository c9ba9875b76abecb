package dev.shelflife.app.config;

import dev.shelflife.events.dates.LeadTimes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration, checked. Made by {@link SettingsFile}.
 *
 * @param data the data directory; null when not configured
 * @param leadDays days before a milestone at which it is told as approaching, falling
 * @param listen where health and metrics can be asked for; null: nowhere
 */
public record Settings(
        @Nullable Path data,
        Kafka kafka,
        Sources sources,
        List<Integer> leadDays,
        Notifier notifier,
        @Nullable Listen listen) {

    /** What holds when there is no configuration file. */
    public static final Settings DEFAULT = new Settings(
            null,
            new Kafka(null, "", null, 4, null, null, true),
            new Sources(Duration.ofHours(6), null, false, Map.of(), null),
            LeadTimes.DEFAULT.days(),
            new Notifier(Map.of(), List.of(), Map.of(), Set.of(), Map.of()),
            new Listen("127.0.0.1", 19_093));

    /** The same, listening elsewhere. */
    public Settings listeningOn(@Nullable Listen other) {
        return new Settings(data, kafka, sources, leadDays, notifier, other);
    }

    /**
     * Where health and metrics can be asked for.
     *
     * @param host a name or an address
     * @param port 0: any that is free
     */
    public record Listen(String host, int port) {

        private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+):(\\d{1,5})");
        private static final int MAX_PORT = 65535;

        /**
         * Reads {@code HOST:PORT}.
         *
         * @return null for {@code none}
         * @throws IllegalArgumentException with words that go behind the key's name
         */
        public static @Nullable Listen parse(String text) {
            if (text.equals("none")) {
                return null;
            }
            Matcher matcher = FORM.matcher(text);
            int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : -1;
            if (port < 0 || port > MAX_PORT) {
                throw new IllegalArgumentException(
                        "is '" + text + "', must be HOST:PORT such as 127.0.0.1:19093, or none");
            }
            return new Listen(matcher.group(1).replace("[", "").replace("]", ""), port);
        }
    }

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
     * @param owners names of the destinations where owners of images are told of these, by owner
     * @param ownHealth names of the destinations that are told how shelflife itself is
     * @param heartbeats how often a destination is given a sign of life, by its name; who is not named is given none
     */
    public record Notifier(
            Map<String, DestinationSettings> destinations,
            List<Subscribed> subscriptions,
            Map<String, String> owners,
            Set<String> ownHealth,
            Map<String, Duration> heartbeats) {}
}
