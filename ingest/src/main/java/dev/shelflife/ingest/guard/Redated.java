package dev.shelflife.ingest.guard;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.NoteFact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Problem;
import dev.shelflife.ingest.diff.FactHash;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Known releases that the page tells in the same note under another date. Vendors do move a note now and then; but when a
 * heading is lost, all notes below it fall to the day above, and each would be told as new.
 */
public final class Redated {

    /** So many notes may go to another day at once. */
    private static final int FEW = 2;

    private record Move(ImageRelease release, LocalDate from) {}

    private Redated() {}

    /** A day that is gone from the page together with its heading is doubtful even if only one release went with it. */
    static Doubts check(@Nullable AcceptedCatalogue before, Catalogue after) {
        List<Move> moves = moves(before, after);
        if (moves.isEmpty()) {
            return Doubts.NONE;
        }
        Set<LocalDate> gone = moves.stream().map(Move::from).collect(Collectors.toCollection(TreeSet::new));
        after.releases().forEach(release -> gone.remove(release.releasedOn()));
        boolean many = moves.size() > FEW
                || (moves.size() > 1
                        && moves.size() > LossChecks.LOSS * after.releases().size());
        if (!many && gone.isEmpty()) {
            return Doubts.NONE;
        }
        return Doubts.ofPage(
                Optional.of(moves.size() + " of " + after.releases().size()
                        + " image releases stand under another date"
                        + (gone.isEmpty() ? "" : ", and no longer any under " + days(gone))));
    }

    /** The catalogue with each moved release among its problems: it is told under its new date. */
    public static Catalogue told(@Nullable AcceptedCatalogue before, Catalogue catalogue) {
        List<Move> moves = moves(before, catalogue);
        if (moves.isEmpty()) {
            return catalogue;
        }
        List<Problem> problems = new ArrayList<>(catalogue.problems());
        moves.forEach(move -> problems.add(new Problem(
                catalogue.source() + " \u203a note of " + move.release().releasedOn() + " ("
                        + move.release().provenance().entryId() + ")",
                move.release().text(),
                "stood under " + move.from() + " before; taken as published",
                false)));
        return catalogue.withProblems(problems);
    }

    private static List<Move> moves(@Nullable AcceptedCatalogue before, Catalogue after) {
        Map<String, LocalDate> vanished = new HashMap<>();
        if (before == null) {
            return List.of();
        }
        Set<String> shown = after.releases().stream().map(ImageRelease::id).collect(Collectors.toSet());
        before.releases().forEach((id, fact) -> {
            NoteFact note = fact.note();
            if (note != null && note.undated() != null && !shown.contains(id)) {
                vanished.put(note.undated(), note.releasedOn());
            }
        });
        List<Move> moves = new ArrayList<>();
        for (ImageRelease release : after.releases()) {
            String undated = before.releases().containsKey(release.id()) ? null : FactHash.undated(release);
            LocalDate from = undated == null ? null : vanished.get(undated);
            if (from != null) {
                moves.add(new Move(release, from));
            }
        }
        return moves;
    }

    private static String days(Set<LocalDate> days) {
        return days.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }
}
