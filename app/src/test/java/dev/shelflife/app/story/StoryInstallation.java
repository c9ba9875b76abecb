package dev.shelflife.app.story;

import dev.shelflife.app.cluster.CatchUp;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.run.Plan;
import dev.shelflife.app.run.Role;
import dev.shelflife.app.run.Roles;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.IngestSettings;
import dev.shelflife.notifier.NotifierSettings;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.channel.Secret;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.streams.ClockRole;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** All roles in this JVM, as {@code run} wires them, under a domain clock that the story sets. */
public final class StoryInstallation implements AutoCloseable {

    /** Where the webhooks go. */
    public static final String DESTINATION = "hook";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Cluster cluster;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Roles roles;
    private final ClockRole ticks;

    private StoryInstallation(Cluster cluster, Path data, StorySite site, Destination destination) throws Exception {
        this.cluster = cluster;
        this.roles = Roles.start(
                cluster,
                EnumSet.complementOf(EnumSet.of(Role.CLOCK)),
                plan(data, site, destination),
                now::get,
                Clock.systemUTC());
        this.ticks = ClockRole.manual(cluster);
        roles.awaitRunning(PATIENCE);
    }

    /** Makes the topics that are missing, starts the roles, and waits until they run. Everything is told to a webhook. */
    public static StoryInstallation start(Cluster cluster, TopicLayout layout, Path data, StorySite site)
            throws Exception {
        Destination webhook = new Destination.Webhook(
                DESTINATION, site.hook(), List.of(Secret.of(() -> StorySite.SECRET)), Duration.ofSeconds(10));
        return start(cluster, layout, data, site, webhook);
    }

    /** The same with another destination for everything. */
    public static StoryInstallation start(
            Cluster cluster, TopicLayout layout, Path data, StorySite site, Destination destination) throws Exception {
        try (TopicAdmin admin = new TopicAdmin(cluster, layout)) {
            admin.createAndVerify(PATIENCE);
        }
        return new StoryInstallation(cluster, data, site, destination);
    }

    /** Looks at all pages at this time, and lets the time be known. */
    public void look(Instant at) throws Exception {
        now.set(at);
        roles.ingest().orElseThrow().round().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        ticks.tick(at);
    }

    /** Lets it be this time. */
    public void tick(Instant at) throws Exception {
        now.set(at);
        ticks.tick(at);
    }

    /** Waits until all that was observed so far is decided. */
    public void awaitDecided() throws Exception {
        try (CatchUp catchUp = new CatchUp(cluster)) {
            catchUp.await(Lifecycles.ROLE, Topics.OBSERVATIONS, PATIENCE);
        }
    }

    /** Whether a role has failed. */
    public boolean hasFailed() {
        return roles.failure().isDone();
    }

    @Override
    public void close() {
        ticks.close();
        roles.close();
    }

    private static Plan plan(Path data, StorySite site, Destination destination) {
        return new Plan(
                site.sources(),
                IngestSettings.of("story", URI.create("http://127.0.0.1/"))
                        .withInterval(null)
                        .forOwnSite(),
                StreamsSettings.in(data.resolve("streams")),
                Duration.ofMinutes(1),
                new NotifierSettings(
                        List.of(destination),
                        List.of(Subscription.everythingTo(destination.name())),
                        LeadTimes.DEFAULT,
                        data.resolve("notifier"),
                        1));
    }
}
