package dev.shelflife.app.replay;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.ingest.source.SourceCatalogue;
import dev.shelflife.streams.rules.LifecycleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Feeds a history to the lifecycle rules under its own times. */
public final class Replay {

    /**
     * How much was replayed.
     *
     * @param looked pages, or observations of a file
     * @param yielding those of them that told anything
     */
    public record Extent(int looked, int yielding) {}

    /** An archive holds pages, not the looks that found them as they were or failed: it cannot say what was verified when. */
    private static final Set<TransitionType> OF_LOOKS =
            Set.of(TransitionType.VERIFICATION_LOST, TransitionType.VERIFICATION_REGAINED);

    private Replay() {}

    /** Whether a path is an archive of pages: a folder with a manifest, a WARC file, or a folder of those. */
    public static boolean isArchive(Path path) throws IOException {
        return PageArchive.isOne(path);
    }

    /** Whether a path is a file of JSON lines, by its first line; an empty file is one. */
    public static boolean isObservationFile(Path path) throws IOException {
        return Files.isRegularFile(path) && ObservationFile.looksLikeOne(path);
    }

    /**
     * Replays a file of observations.
     *
     * @param until a last tick (UTC); null to end with the last observation
     * @param told takes each transition, in the order in which it happened
     * @return how many observations were replayed
     * @throws BadReplayInputException when the file cannot be read as observations
     */
    public static int observations(Path file, @Nullable Instant until, LeadTimes leadTimes, Consumer<Transition> told)
            throws IOException, BadReplayInputException {
        if (!Files.isReadable(file)) {
            throw new BadReplayInputException(file + ": no such file, or not readable");
        }
        Feed feed = new Feed(until, leadTimes, told);
        int replayed = 0;
        for (Observation.Told observation : ObservationFile.read(file)) {
            if (feed.isPast(observation.at())) {
                break;
            }
            feed.take(List.of(observation));
            replayed++;
        }
        feed.end();
        return replayed;
    }

    /**
     * Replays an archive of pages: each is read, guarded, compared with the one before it of its source, and what is new
     * goes to the rules.
     *
     * @param sources among which the manifest names one for each page
     * @param until a last tick (UTC); pages fetched later are left out; null to end with the last page
     * @param archive as {@link #isArchive} knows it
     * @param said takes what is passed over, what the guard does not believe, and which pages yield nothing, in words for people
     * @param told takes each transition, in the order in which it happened
     * @throws BadReplayInputException when it cannot be read; for a file that breaks off, after what comes before was told
     */
    public static Extent pages(
            Path archive,
            SourceCatalogue sources,
            @Nullable Instant until,
            GuardMode guard,
            LeadTimes leadTimes,
            Consumer<String> said,
            Consumer<Transition> told)
            throws IOException, BadReplayInputException {
        Feed feed = new Feed(until, leadTimes, transition -> {
            if (!OF_LOOKS.contains(transition.type())) {
                told.accept(transition);
            }
        });
        Looks looks = new Looks(guard, said);
        int looked = 0;
        PageArchive pages = PageArchive.open(archive, sources, said);
        for (PageArchive.Entry entry : pages.entries()) {
            if (feed.isPast(entry.fetchedAt())) {
                break;
            }
            feed.take(looks.at(entry.page(), entry.name()));
            looked++;
        }
        feed.end();
        if (pages.broken().isPresent()) {
            throw new BadReplayInputException(pages.broken().get());
        }
        return new Extent(looked, looks.yielding());
    }

    /** The rules, with time that runs as the observations come. */
    private static final class Feed {
        private final @Nullable Instant until;
        private final Consumer<Transition> told;
        private final LifecycleBook book;

        Feed(@Nullable Instant until, LeadTimes leadTimes, Consumer<Transition> told) {
            this.until = until;
            this.told = told;
            this.book = new LifecycleBook(leadTimes);
        }

        boolean isPast(Instant at) {
            return until != null && at.isAfter(until);
        }

        void take(List<Observation.Told> observations) {
            for (Observation.Told observation : observations) {
                book.tick(observation.at()).forEach(told);
                book.observe(observation).forEach(told);
            }
        }

        void end() {
            if (until != null) {
                book.tick(until).forEach(told);
            }
        }
    }
}
