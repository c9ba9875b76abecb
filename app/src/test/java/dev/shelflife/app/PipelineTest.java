package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.app.story.StoryPage;
import dev.shelflife.app.story.StorySite;
import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.FetchResult;
import dev.shelflife.ingest.fetch.FetchSettings;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.fetch.PageFetcher;
import dev.shelflife.ingest.fetch.Validators;
import dev.shelflife.ingest.guard.CatalogueGuard;
import dev.shelflife.ingest.guard.Verdict;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.ingest.publish.ObservationPublisher;
import dev.shelflife.ingest.publish.Publication;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.channel.Secret;
import dev.shelflife.notifier.channel.WebhookChannel;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.RetryPolicy;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Routed;
import dev.shelflife.notifier.route.Routing;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.streams.ClockRole;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import dev.shelflife.streams.rules.Decision;
import dev.shelflife.streams.rules.LifecycleFold;
import dev.shelflife.streams.rules.LifecycleRules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tour: one support line from its page to the people, step by step and in the order in which everything happens. Each step
 * takes what the one before it gave.
 */
class PipelineTest {

    private static final String SUBJECT = "deep-learning-containers/tensorflow/2.17";
    private static final LocalDate LAST_GOOD_DAY = LocalDate.parse("2025-07-11");
    private static final Instant FETCHED = Instant.parse("2025-07-01T08:00:00Z");
    private static final Instant MIDNIGHT_AFTER = Instant.parse("2025-07-12T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @Test
    void fromAPageToTheReceiver() throws Exception {
        try (StorySite site = new StorySite();
                EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            Cluster cluster = Cluster.at(broker.bootstrapServers());
            site.show(Map.of(
                    "google-dlc-table",
                    StoryPage.tables("deep-learning-containers")
                            .row("TensorFlow", "2.17 (Python 3.10)", LAST_GOOD_DAY, null, "gcr.io/tf2-gpu.2-17.py310")
                            .html()));

            // 1. Fetch. What the world does is a value: a page, "not modified", or a failure.
            Source source = site.sources().get(0);
            PageFetcher fetcher = new PageFetcher(FetchSettings.of("tour", URI.create("http://127.0.0.1/contact"))
                    .forOwnSite());
            FetchResult fetched = fetcher.fetch(source, Validators.NONE, FETCHED);
            assertThat(fetched).isInstanceOf(FetchResult.Fetched.class);
            Page page = ((FetchResult.Fetched) fetched).page();
            assertThat(page.fetchedAt()).isEqualTo(FETCHED);
            assertThat(fetcher.fetch(source, new Validators(page.etag(), page.lastModified()), FETCHED))
                    .isInstanceOf(FetchResult.NotModified.class);

            // 2. Parse. Always the whole catalogue, never a difference.
            Catalogue catalogue = PageParser.parse(page);
            SupportLine line = catalogue.lines().get(0);
            assertThat(catalogue.lines()).hasSize(1);
            assertThat(line.key()).isEqualTo(SUBJECT);
            assertThat(line.endOfPatch()).isEqualTo(LAST_GOOD_DAY);
            assertThat(line.images()).containsExactly("gcr.io/tf2-gpu.2-17.py310");
            assertThat(line.provenance().sha256()).isEqualTo(page.sha256());

            // 3. Guard. A first catalogue is believed; one that yields nothing never is.
            AcceptedCatalogue before = null;
            assertThat(CatalogueGuard.check(before, catalogue)).isInstanceOf(Verdict.Accepted.class);
            assertThat(CatalogueGuard.check(before, PageParser.parse(Page.of(source, FETCHED, new byte[0]))))
                    .isInstanceOf(Verdict.Held.class);

            // 4. Diff. Facts that are new, in sequence; the last one says how the look went.
            Difference difference = CatalogueDiff.between(before, catalogue, FETCHED, source.zone())
                    .withValidators(page.etag(), page.lastModified())
                    .withStaleAfter(source.staleAfter());
            assertThat(difference.observations())
                    .extracting(Observation.Told::subject)
                    .containsExactly(SUBJECT, "source/google-dlc-table");
            assertThat(difference.checked().outcome()).isEqualTo(Observation.CheckOutcome.CHANGED);
            assertThat(CatalogueDiff.between(difference.next(), catalogue, FETCHED, source.zone())
                            .checked()
                            .outcome())
                    .isEqualTo(Observation.CheckOutcome.UNCHANGED);

            // 5. Publish. Page, observations and catalogue in one transaction, by right of owning the source.
            publish(cluster, page, difference);
            try (StoryLog log = new StoryLog(cluster).refresh()) {
                assertThat(log.values(Topics.OBSERVATIONS))
                        .containsExactlyElementsOf(difference.observations().stream()
                                .map(Observation.class::cast)
                                .toList());
                assertThat(log.values(Topics.CATALOGUES)).containsExactly(difference.next());
                assertThat(log.records(Topics.PAGES)).singleElement().satisfies(record -> assertThat(record.key())
                        .isEqualTo(page.sha256()));
            }

            // 6. Fold. The observation becomes the row; doing it twice changes nothing.
            Observation.Told observation = difference.observations().get(0);
            Lifecycle row = LifecycleFold.apply(null, observation);
            assertThat(row).isInstanceOf(Lifecycle.FrameworkVersion.class);
            assertThat(LifecycleFold.apply(row, observation)).isEqualTo(row);

            // 7. Decide. By level: what the page says and what time it is, against what has been told.
            Decision announced = LifecycleRules.decide(row, FETCHED, LeadTimes.DEFAULT);
            assertThat(announced.transitions())
                    .extracting(Transition::type)
                    .containsExactly(TransitionType.ANNOUNCED, TransitionType.APPROACHING);
            assertThat(announced.due()).isEqualTo(Instant.parse("2025-07-04T00:00:00Z"));
            Decision reached = LifecycleRules.decide(announced.row(), MIDNIGHT_AFTER, LeadTimes.DEFAULT);
            assertThat(reached.transitions())
                    .extracting(Transition::type)
                    .containsExactly(TransitionType.APPROACHING, TransitionType.APPROACHING, TransitionType.REACHED);
            assertThat(reached.due()).isNull();
            assertThat(((Lifecycle.FrameworkVersion) reached.row())
                            .lines()
                            .get(line.id())
                            .stage())
                    .isEqualTo(Stage.END_OF_PATCH);
            Transition transition = reached.transitions().get(2);
            assertThat(transition.effectiveAt()).isEqualTo(MIDNIGHT_AFTER);

            // 8. The processor does the same on the topics, and keeps what it was told.
            try (Lifecycles lifecycles = Lifecycles.start(cluster, StreamsSettings.in(data.resolve("streams")));
                    ClockRole clock = ClockRole.manual(cluster);
                    StoryLog log = new StoryLog(cluster)) {
                lifecycles.awaitRunning(PATIENCE);
                clock.tick(MIDNIGHT_AFTER);
                Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                                log.refresh().values(Topics.TRANSITIONS))
                        .containsExactly(
                                announced.transitions().get(0),
                                announced.transitions().get(1),
                                reached.transitions().get(0),
                                reached.transitions().get(1),
                                transition));
                assertThat(log.values(Topics.LIFECYCLES)).contains(reached.row());
            }

            // 9. Route and render. Each destination is told or not, with a reason; the notification's id is the
            // transition's.
            Subscription everything = Subscription.everythingTo("team");
            Routing routing = new Routing(List.of(everything), LeadTimes.DEFAULT);
            assertThat(routing.match(transition, MIDNIGHT_AFTER))
                    .containsExactly(new Routed(everything, new Routed.Send()));
            assertThat(routing.match(transition, MIDNIGHT_AFTER.plus(Duration.ofDays(365))))
                    .containsExactly(new Routed(everything, new Routed.Suppress(Routing.TOO_OLD)));
            Notification notification = Rendering.render("team", transition, MIDNIGHT_AFTER);
            assertThat(notification).isEqualTo(Rendering.render("team", transition, MIDNIGHT_AFTER));
            assertThat(notification.action()).isEqualTo(Notification.Action.FIRE);

            // 10. Deliver. Signed, under transport time; the receiver believes it.
            Channel channel = new WebhookChannel(new Destination.Webhook(
                    "team", site.hook(), List.of(Secret.of(() -> StorySite.SECRET)), Duration.ofSeconds(10)));
            Job job = new Job(notification, null, null);
            assertThat(channel.deliver(job, Instant.now())).isEqualTo(new Outcome.Delivered());
            assertThat(site.received()).extracting(StorySite.Received::id).containsExactly(notification.id());
            assertThat(site.refused()).isEmpty();

            // 11. Or try again: a receiver that is not there may come back, until the schedule ends.
            Channel dead = new WebhookChannel(new Destination.Webhook(
                    "team",
                    URI.create("http://127.0.0.1:1/"),
                    List.of(Secret.of(() -> StorySite.SECRET)),
                    Duration.ofSeconds(10)));
            Outcome failed = dead.deliver(job, Instant.now());
            assertThat(failed).isInstanceOf(Outcome.RetryLater.class);
            RetryPolicy policy = RetryPolicy.STANDARD_WEBHOOKS;
            assertThat(policy.next(notification.id(), failed, 1, MIDNIGHT_AFTER))
                    .isInstanceOfSatisfying(RetryPolicy.Retry.class, retry -> assertThat(retry.at())
                            .isBetween(MIDNIGHT_AFTER.plusSeconds(5), MIDNIGHT_AFTER.plusSeconds(6)));
            assertThat(policy.next(notification.id(), failed, policy.pauses().size(), MIDNIGHT_AFTER))
                    .isInstanceOf(RetryPolicy.GiveUp.class);
        }
    }

    /** What the ingest role does around step 5: be a member of the group that owns the source. */
    private static void publish(Cluster cluster, Page page, Difference difference) {
        try (TopicAdmin admin = new TopicAdmin(cluster, TopicLayout.EMBEDDED)) {
            admin.createAndVerify(PATIENCE);
        }
        TopicPartition partition = new TopicPartition(cluster.name(Topics.CATALOGUES), 0);
        try (KafkaConsumer<byte[], byte[]> owner = new KafkaConsumer<>(
                        cluster.with(Map.of("group.id", "tour")),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                ObservationPublisher publisher = new ObservationPublisher(cluster, "tour", Duration.ofSeconds(30))) {
            owner.subscribe(List.of(partition.topic()));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                owner.poll(Duration.ofMillis(100));
                return owner.assignment().contains(partition);
            });
            assertThat(publisher.publish(
                            Publication.of(cluster, page, difference),
                            Map.of(partition, new OffsetAndMetadata(0)),
                            owner.groupMetadata()))
                    .isEqualTo(dev.shelflife.ingest.publish.Outcome.COMMITTED);
        }
    }
}
