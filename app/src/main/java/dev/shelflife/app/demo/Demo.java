package dev.shelflife.app.demo;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.CatchUp;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.output.TransitionText;
import dev.shelflife.app.run.Plan;
import dev.shelflife.app.run.Role;
import dev.shelflife.app.run.Roles;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.Ingest;
import dev.shelflife.ingest.IngestSettings;
import dev.shelflife.ingest.source.Sources;
import dev.shelflife.notifier.NotifierSettings;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.channel.Secret;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.streams.ClockRole;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The main job on bundled pages: the same roles as live, on an embedded broker, with pages fetched over loopback HTTP. It is
 * fast because its ticks are: the domain clock runs from the first day of the sample pages to today.
 */
public final class Demo implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<Role> ROLES = EnumSet.of(Role.INGEST, Role.STREAMS, Role.NOTIFIER);
    private static final LocalTime TIME_OF_FETCH = LocalTime.of(8, 0);
    private static final String DESTINATION = "demo-webhook";
    /** Known to everybody, for it guards nothing: the receiver is this process. */
    private static final String SECRET = "whsec_c2hlbGZsaWZlLWRlbW8tc2VjcmV0LTAxMjM0NTY3";

    private final PrintWriter out;
    private final boolean json;
    private final Timeline timeline = Timeline.bundled();
    private final DomainClock clock = new DomainClock(at(timeline.days().first(), LocalTime.MIDNIGHT));
    private final EmbeddedBroker broker;
    private final Cluster cluster;
    private final SampleSite site;
    private final Roles roles;
    private final Ingest ingest;
    private final ClockRole ticks;

    private Demo(Path data, PrintWriter out, PrintWriter progress, boolean json) throws Exception {
        this.out = out;
        this.json = json;
        progress.println("starting an embedded Kafka …");
        broker = EmbeddedBroker.start(data, 0);
        cluster = Cluster.at(broker.bootstrapServers());
        try (TopicAdmin admin = new TopicAdmin(cluster, TopicLayout.EMBEDDED)) {
            admin.createAndVerify(PATIENCE);
        }
        site = new SampleSite(timeline, clock);
        roles = Roles.start(cluster, ROLES, plan(data, site), clock, Clock.systemUTC());
        ingest = roles.ingest().orElseThrow();
        ticks = ClockRole.manual(cluster);
        roles.awaitRunning(PATIENCE);
    }

    /**
     * Starts all roles and waits until they run.
     *
     * @param data an empty directory
     * @param out for the story
     * @param progress for what happens until it begins
     */
    public static Demo start(Path data, PrintWriter out, PrintWriter progress, boolean json) throws Exception {
        return new Demo(data, out, progress, json);
    }

    /** Where any Kafka client can subscribe. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /**
     * Lets time run and tells the story.
     *
     * @param until where time ends: the real now, for the log refuses what lies ahead of it
     * @param stopped asked each day; true ends the story where it is
     */
    public void play(Instant until, BooleanSupplier stopped) throws Exception {
        LocalDate today = LocalDate.ofInstant(until, ZoneOffset.UTC);
        if (!json) {
            out.printf(
                    "shelflife demo: from %s to %s; Kafka on %s, sample pages and a webhook receiver on %s%n%n",
                    timeline.days().first(),
                    today,
                    broker.bootstrapServers(),
                    site.webhook().getAuthority());
        }
        Story story = new Story(out);
        try (CatchUp catchUp = new CatchUp(cluster);
                Reading reading = Reading.of(cluster)) {
            NavigableSet<LocalDate> looks = looks(today);
            for (LocalDate day = looks.first(); !day.isAfter(today); day = day.plusDays(1)) {
                if (stopped.getAsBoolean()) {
                    return;
                }
                ticks.tick(at(day, LocalTime.MIDNIGHT));
                if (looks.contains(day)) {
                    Instant look = at(day, TIME_OF_FETCH);
                    clock.set(look.isAfter(until) ? until : look);
                    ingest.round().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                    ticks.tick(clock.instant());
                    chapter(story, catchUp, reading);
                }
            }
            reading.awaitDelivered(() -> site.received().size(), PATIENCE);
            if (!json) {
                out.println(reading.summary(story.totals()));
                out.println("Lead times are shown at 30 days only; --json and the topics have them all.");
            }
            out.flush();
        }
    }

    private void chapter(Story story, CatchUp catchUp, Reading reading) throws InterruptedException {
        catchUp.await(Lifecycles.ROLE, Topics.OBSERVATIONS, PATIENCE);
        reading.read(story::add, transition -> {
            story.add(transition);
            if (json) {
                out.println(TransitionText.json(transition));
            }
        });
        if (!json) {
            story.tell(clock.instant());
        }
    }

    /** The days on which the pages are looked at: whenever one changes, each first of a month, and today. */
    private NavigableSet<LocalDate> looks(LocalDate today) {
        NavigableSet<LocalDate> looks = timeline.days();
        for (LocalDate month = looks.first().withDayOfMonth(1).plusMonths(1);
                month.isBefore(today);
                month = month.plusMonths(1)) {
            looks.add(month);
        }
        looks.add(today);
        return looks.headSet(today, true);
    }

    /** As live, but for the pages, which are here, and the ticks, which the demo writes itself. */
    private static Plan plan(Path data, SampleSite site) {
        return new Plan(
                site.sources(Sources.BUILT_IN),
                IngestSettings.of("demo", Plan.NO_CONTACT).withInterval(null).forOwnSite(),
                StreamsSettings.in(data.resolve("streams")),
                Duration.ofMinutes(1),
                new NotifierSettings(
                        List.of(new Destination.Webhook(
                                DESTINATION,
                                site.webhook(),
                                List.of(Secret.of(() -> SECRET)),
                                Destination.Webhook.DEFAULT_TIMEOUT)),
                        List.of(Subscription.everythingTo(DESTINATION)),
                        LeadTimes.DEFAULT,
                        data.resolve("notifier"),
                        1));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).toInstant(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        ticks.close();
        roles.close();
        site.close();
        broker.close();
    }
}
