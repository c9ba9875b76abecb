package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.story.RunProcess;
import dev.shelflife.app.story.StoryHistory;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.app.story.StoryPage;
import dev.shelflife.app.story.StorySite;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Routed;
import dev.shelflife.notifier.route.Routing;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.streams.rules.LifecycleBook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} in a process of its own, killed without warning at the worst moments. */
class KillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CONTAINERS = "deep-learning-containers/";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void whateverIsKilledNothingIsLostAndNothingIsToldTwice() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, String> first = pages(today, today.minusDays(1), today.plusDays(20));
        Map<String, String> second = pages(today, today.plusDays(100), today.minusDays(2));
        List<Transition> expected = expected(first, second);
        try (StorySite site = new StorySite();
                RunProcess run = RunProcess.in(folder, site)) {
            site.show(first);
            killDuringAFetch(run, site);
            Set<String> mayComeAgain = killWhileWebhooksAreUnderWay(run, site);
            site.show(second);
            killRightAfterTheStart(run);
            mayComeAgain.addAll(killAtTheFirstNewTransition(run, site, expected));

            run.start();
            run.awaitServing();
            try (StoryLog log = new StoryLog(Cluster.at(run.bootstrapServers()))) {
                Awaitility.await("the transitions of the last pages")
                        .atMost(PATIENCE)
                        .until(() -> ids(log.refresh()).containsAll(ids(expected)));
                log.awaitTold();
                assertThat(ids(log)).containsExactlyInAnyOrderElementsOf(ids(expected));
                assertThat(log.deprecationIds())
                        .containsExactlyInAnyOrderElementsOf(StoryLog.deprecationsOf(expected.stream()));
                assertDeliveries(log, site, expected, mayComeAgain);
            }
        }
    }

    /** A page is half read. */
    private static void killDuringAFetch(RunProcess run, StorySite site) throws Exception {
        site.holdPages(true);
        run.start();
        Awaitility.await("a fetch under way").atMost(PATIENCE).until(() -> site.pageRequests() > 0);
        run.kill();
        site.holdPages(false);
        assertThat(site.received()).isEmpty();
    }

    /** Transitions are on the log, webhooks were received, and nobody knows it: they may come again, with the same ids. */
    private static Set<String> killWhileWebhooksAreUnderWay(RunProcess run, StorySite site) throws Exception {
        site.holdWebhooks(true);
        run.start();
        Awaitility.await("a webhook about the first page").atMost(PATIENCE).until(() -> site.received().stream()
                .anyMatch(each -> subject(each).startsWith(CONTAINERS)));
        run.kill();
        site.holdWebhooks(false);
        return received(site);
    }

    /** The broker answers, the roles are on their way. */
    private static void killRightAfterTheStart(RunProcess run) throws Exception {
        run.start();
        run.awaitListening();
        run.kill();
    }

    /** What the second pages tell is half told. */
    private static Set<String> killAtTheFirstNewTransition(RunProcess run, StorySite site, List<Transition> expected)
            throws Exception {
        List<String> later = expected.stream()
                .filter(each -> each.type() == TransitionType.REOPENED)
                .map(Transition::id)
                .toList();
        Set<String> before = received(site);
        run.start();
        run.awaitServing();
        try (StoryLog log = new StoryLog(Cluster.at(run.bootstrapServers()))) {
            Awaitility.await("a transition of the second pages")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> ids(log.refresh()).stream().anyMatch(later::contains));
            run.kill();
        }
        Set<String> underWay = received(site);
        underWay.removeAll(before);
        return underWay;
    }

    private static Set<String> received(StorySite site) {
        return site.received().stream().map(StorySite.Received::id).collect(Collectors.toSet());
    }

    private static void assertDeliveries(
            StoryLog log, StorySite site, List<Transition> expected, Set<String> mayComeAgain) {
        Set<String> sent = expected.stream()
                .filter(each -> isSent(each, Instant.now()))
                .map(each -> Rendering.id(RunProcess.DESTINATION, each))
                .collect(Collectors.toSet());
        List<String> arrived =
                site.received().stream().map(StorySite.Received::id).toList();
        assertThat(site.refused()).isEmpty();
        assertThat(new HashSet<>(arrived)).isEqualTo(sent);
        assertThat(log.booked(Delivery.Outcome.DELIVERED)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(log.values(Topics.OUTBOX)).extracting(Notification::id).containsExactlyInAnyOrderElementsOf(sent);
        List<String> again = new ArrayList<>(arrived);
        sent.forEach(again::remove);
        assertThat(again).isSubsetOf(mayComeAgain);
    }

    private static boolean isSent(Transition transition, Instant now) {
        Subscription route = Subscription.everythingTo(RunProcess.DESTINATION).within(Duration.ofDays(7));
        return new Routing(List.of(route), LeadTimes.DEFAULT)
                .match(transition, now).stream().anyMatch(each -> each.decision() instanceof Routed.Send);
    }

    /** By the pure rules, from the same pages. */
    private static List<Transition> expected(Map<String, String> first, Map<String, String> second) {
        StoryHistory history = new StoryHistory();
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        List<Transition> told = new ArrayList<>(book.tick(Instant.now()));
        history.look(first, Instant.now()).forEach(each -> told.addAll(book.observe(each)));
        history.look(second, Instant.now()).forEach(each -> told.addAll(book.observe(each)));
        told.addAll(book.tick(Instant.now()));
        assertThat(told)
                .extracting(Transition::type)
                .contains(
                        TransitionType.RELEASED,
                        TransitionType.ANNOUNCED,
                        TransitionType.APPROACHING,
                        TransitionType.REACHED,
                        TransitionType.REOPENED,
                        TransitionType.MOVED_EARLIER);
        return told;
    }

    /** Only the first page ever changes, so that it does not matter how many of the others were read before a kill. */
    private static Map<String, String> pages(LocalDate today, LocalDate tensorflowEnd, LocalDate pytorchEnd) {
        return Map.of(
                "google-dlc-table",
                StoryPage.tables("deep-learning-containers")
                        .row("TensorFlow", "2.17", tensorflowEnd, today.plusDays(400), "gcr.io/tf2-gpu.2-17.py310")
                        .row("PyTorch", "2.4", pytorchEnd, today.plusDays(500), "gcr.io/pytorch-cu124.2-4.py310")
                        .html(),
                "google-dlc-release-notes",
                StoryPage.notes("deep-learning-containers")
                        .note(today.minusDays(9), "b1", "Container images of TensorFlow 2.17 are now available.")
                        .html(),
                "google-dlvm-table",
                StoryPage.tables("deep-learning-vm")
                        .row("PyTorch", "2.7", today.minusDays(1), today.plusDays(20), "pytorch-2-7-cu128")
                        .html(),
                "google-dlvm-release-notes",
                StoryPage.notes("deep-learning-vm")
                        .note(today.minusDays(8), "c1", "PyTorch 2.7 is now available.")
                        .html());
    }

    private static List<String> ids(StoryLog log) {
        return ids(log.values(Topics.TRANSITIONS));
    }

    private static List<String> ids(List<Transition> transitions) {
        return transitions.stream().map(Transition::id).toList();
    }

    private static String subject(StorySite.Received webhook) {
        try {
            JsonNode body = Json.mapper().readTree(webhook.body());
            return body.get("data").get("subject").textValue();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("a webhook that is not JSON", e);
        }
    }
}
