package dev.shelflife.ingest;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Command.ReleaseQuarantine;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.FetchResult;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.fetch.PageFetcher;
import dev.shelflife.ingest.fetch.Validators;
import dev.shelflife.ingest.publish.ObservationPublisher;
import dev.shelflife.ingest.publish.Outcome;
import dev.shelflife.ingest.publish.Publication;
import dev.shelflife.ingest.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn after the other: poll, publish a finished look, start what is due. Fetching and parsing happen elsewhere; all that
 * touches the group, the ledger and the transaction happens here, on one thread.
 */
final class IngestLoop {

    private static final Logger LOG = LoggerFactory.getLogger(IngestLoop.class);
    private static final Duration BUSY = Duration.ofMillis(5);
    private static final Duration IDLE = Duration.ofMillis(100);

    private final Cluster cluster;
    private final List<Source> sources;
    private final InstantSource clock;
    private final Function<Page, Catalogue> parser;
    private final PageFetcher fetcher;
    private final Consumer<String, byte[]> consumer;
    private final Ownership ownership;
    private final Schedule schedule;
    private final ObservationPublisher publisher;
    private final QuarantineReleases released;
    private final KnownVersions versions;
    private final FirstLooks firstLooks;
    private final Executor fetches;
    private final IngestMeters meters;
    private final Queue<Look> finished = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> bug = new AtomicReference<>();
    private final Map<String, String> lastArchived = new HashMap<>();
    private int looking;

    IngestLoop(
            Cluster cluster,
            List<Source> sources,
            InstantSource clock,
            Function<Page, Catalogue> parser,
            PageFetcher fetcher,
            Consumer<String, byte[]> consumer,
            Ownership ownership,
            Schedule schedule,
            ObservationPublisher publisher,
            QuarantineReleases released,
            KnownVersions versions,
            Executor fetches,
            IngestMeters meters) {
        this.cluster = cluster;
        this.sources = sources;
        this.clock = clock;
        this.parser = parser;
        this.fetcher = fetcher;
        this.consumer = consumer;
        this.ownership = ownership;
        this.schedule = schedule;
        this.publisher = publisher;
        this.released = released;
        this.versions = versions;
        this.firstLooks = new FirstLooks(sources, ownership);
        this.fetches = fetches;
        this.meters = meters;
        sources.forEach(source -> schedule.watch(source.id(), source.interval()));
    }

    /** One turn. At most one transaction, so that the group hears from us between two. */
    void step() {
        ownership.take(consumer.poll(looking > 0 || schedule.isAsked() ? BUSY : IDLE));
        ownership.catchUp();
        Throwable thrown = bug.get();
        if (thrown != null) {
            throw new IllegalStateException("a page could not be read because of a bug", thrown);
        }
        Look look = finished.poll();
        if (look != null) {
            looking--;
            publish(look);
        }
        if (ownership.isSettled()) {
            schedule.settle(sources.stream()
                    .map(Source::id)
                    .filter(id -> ownership.of(id) != null && !schedule.isLeftAlone(id, System.nanoTime()))
                    .collect(Collectors.toSet()));
        }
        meters.shares(share());
        // After the requests were taken: what is looked at was not looked at before somebody asked.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (Source source : sources) {
            OwnedPartition owned = ownership.of(source.id());
            if (owned != null && schedule.isDue(source.id(), System.nanoTime()) && !firstLooks.waits(source)) {
                start(source, owned, now);
            }
        }
    }

    private Ingest.Share share() {
        int ours = 0;
        int never = 0;
        int unreadable = 0;
        for (Source source : sources) {
            OwnedPartition partition = ownership.of(source.id());
            ours += partition == null ? 0 : 1;
            never += partition == null || partition.accepted(source.id()) != null ? 0 : 1;
            unreadable += ownership.isUnreadable(source.id()) ? 1 : 0;
        }
        return new Ingest.Share(ownership.isSettled(), ours, never, unreadable);
    }

    private void start(Source source, OwnedPartition owned, Instant now) {
        long number = schedule.started(source.id());
        AcceptedCatalogue before = owned.accepted(source.id());
        Validators validators = before == null ? Validators.NONE : new Validators(before.etag(), before.lastModified());
        looking++;
        fetches.execute(() -> {
            try {
                FetchResult result = fetcher.fetch(source, validators, now);
                boolean isNew = result instanceof Fetched fetched && !Judgement.isAccepted(before, fetched.page());
                Catalogue catalogue = isNew ? parser.apply(((Fetched) result).page()) : null;
                boolean held = before != null && !before.quarantine().isEmpty();
                List<ReleaseQuarantine> releases = held && catalogue != null ? released.of(source.id()) : List.of();
                boolean ranges = catalogue != null && KnownVersions.isAskedFor(before, catalogue);
                Set<String> known = ranges ? versions.all() : Set.of();
                finished.add(new Look(source, owned, number, now, result, catalogue, releases, known));
            } catch (RuntimeException | Error e) {
                bug.compareAndSet(null, e); // told by the next turn, which ends the role
            }
        });
    }

    private void publish(Look look) {
        String source = look.source().id();
        OwnedPartition owned = ownership.of(source);
        if (owned != look.owned()) {
            LOG.warn("{}: thrown away, for the source is not ours any more", source);
            schedule.thrownAway(source, System.nanoTime());
            return;
        }
        Set<String> known = look.known();
        if (known == null) {
            LOG.warn("{}: thrown away, for what it says of earlier versions cannot be told of them", source);
            schedule.thrownAway(source, System.nanoTime());
            return;
        }
        AcceptedCatalogue before = owned.accepted(source);
        Difference difference =
                Judgement.of(before, look.source(), look.at(), look.result(), look.catalogue(), look.releases(), known);
        Page page = pageToArchive(look, before);
        Publication publication = Publication.of(cluster, page, difference);
        String tooLarge = publication.tooLarge().orElse(null);
        if (tooLarge != null) {
            difference = CatalogueDiff.failed(before, source, look.at(), tooLarge)
                    .withStaleAfter(look.source().staleAfter());
            page = null;
            publication = Publication.of(cluster, null, difference);
        }
        Outcome outcome = publisher.publish(publication, ownership.offsets(source), consumer.groupMetadata());
        if (outcome != Outcome.COMMITTED) {
            LOG.warn("{}: thrown away, for its transaction is {}", source, outcome);
            owned.doubt();
            schedule.thrownAway(source, System.nanoTime());
            return;
        }
        owned.accept(difference.next());
        if (page != null) {
            lastArchived.put(source, page.sha256());
        }
        Failure failure = look.result() instanceof Failure failed ? failed : null;
        schedule.published(
                source,
                look.number(),
                failure != null && failure.retryable(),
                failure == null ? null : failure.retryAfter(),
                System.nanoTime());
        meters.looked(difference.checked());
        tell(difference);
    }

    /** Also what is held or empty is kept, as evidence; but not again with every look. */
    private @Nullable Page pageToArchive(Look look, @Nullable AcceptedCatalogue before) {
        if (!(look.result() instanceof Fetched fetched)) {
            return null;
        }
        String digest = fetched.page().sha256();
        boolean known = (before != null && digest.equals(before.sha256()))
                || digest.equals(lastArchived.get(look.source().id()));
        return known ? null : fetched.page();
    }

    private static void tell(Difference difference) {
        SourceChecked checked = difference.checked();
        String reason = checked.reason();
        checked.quarantine().stream()
                .filter(held -> held.line() != null)
                .forEach(held -> LOG.warn(
                        "{}: line {} of {} is held: {}",
                        checked.source(),
                        held.line(),
                        held.subject(),
                        held.reasons()));
        LOG.info(
                "{}: {}{}, {} lines, {} releases, {} problems, {} observations",
                checked.source(),
                checked.outcome(),
                reason == null ? "" : " (" + reason + ")",
                checked.lines(),
                checked.releases(),
                checked.problems().size(),
                difference.observations().size());
    }
}
