package dev.shelflife.ingest.guard;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Command.ReleaseQuarantine;
import dev.shelflife.events.Quarantined;
import dev.shelflife.events.Quarantined.Ended;
import dev.shelflife.events.Quarantined.Ending;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.ingest.diff.FactHash;
import dev.shelflife.ingest.guard.Verdict.Held;
import dev.shelflife.ingest.guard.Verdict.HeldRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of what the guard does not believe. It stays held until a person releases exactly these facts, or later looks
 * agree on them, or the page tells something else.
 *
 * @param pageHeld whether nothing of the page may change anything
 * @param held what is held after the look
 * @param ended what the look ended
 */
public record Quarantine(boolean pageHeld, List<Quarantined> held, List<Ended> ended) {

    /** Copies, so that it is a value. */
    public Quarantine {
        held = List.copyOf(held);
        ended = List.copyOf(ended);
    }

    /** Ids of the lines that are held alone. */
    public Set<String> lines() {
        return held.stream()
                .map(Quarantined::line)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * Settles a verdict.
     *
     * @param before with what is held so far; null when the source was never looked at
     * @param releases what people released of this source, in any order
     */
    public static Quarantine settle(
            @Nullable AcceptedCatalogue before,
            Catalogue after,
            Verdict verdict,
            List<ReleaseQuarantine> releases,
            AgreementRule rule,
            Instant at) {
        List<Quarantined> then = before == null ? List.of() : before.quarantine();
        if (verdict instanceof Held held) {
            return page(then, after, held, releases, rule, at);
        }
        List<Quarantined> doubtful = new ArrayList<>();
        if (verdict instanceof HeldRows some) {
            some.rows().forEach((id, reasons) -> doubtful.add(again(then, row(after, id), reasons, at)));
        }
        List<Quarantined> held = new ArrayList<>();
        List<Ended> ended = new ArrayList<>();
        for (Quarantined each : doubtful) {
            Ended end = end(each, true, releases, rule, at);
            if (end == null) {
                held.add(each);
            } else {
                ended.add(end);
            }
        }
        Set<String> still = doubtful.stream().map(Quarantined::what).collect(Collectors.toSet());
        then.stream().filter(each -> !still.contains(each.what())).forEach(each -> ended.add(reverted(each)));
        return new Quarantine(false, held, ended);
    }

    /** The server says that the page is the accepted one: what was held of another one is gone. */
    public static Quarantine unchanged(AcceptedCatalogue before) {
        List<Quarantined> lines =
                before.quarantine().stream().filter(each -> each.line() != null).toList();
        List<Ended> ended = before.quarantine().stream()
                .filter(each -> each.line() == null)
                .map(Quarantine::reverted)
                .toList();
        return new Quarantine(false, lines, ended);
    }

    /** A page that is held says nothing of lines that were. One that yields nothing is never let through. */
    private static Quarantine page(
            List<Quarantined> then,
            Catalogue after,
            Held verdict,
            List<ReleaseQuarantine> releases,
            AgreementRule rule,
            Instant at) {
        Quarantined page = again(then, new Row(null, null, FactHash.of(after)), verdict.reasons(), at);
        Ended end = after.isEmpty() ? null : end(page, verdict.isAgreeable(), releases, rule, at);
        List<Quarantined> lines =
                then.stream().filter(each -> each.line() != null).toList();
        if (end != null) {
            List<Ended> ended = new ArrayList<>(List.of(end));
            lines.forEach(line -> ended.add(reverted(line)));
            return new Quarantine(false, List.of(), ended);
        }
        List<Quarantined> held = new ArrayList<>(List.of(page));
        held.addAll(lines);
        return new Quarantine(true, held, List.of());
    }

    private record Row(@Nullable String line, @Nullable String subject, String hash) {}

    private static Row row(Catalogue after, String id) {
        List<SupportLine> rows =
                after.lines().stream().filter(line -> line.id().equals(id)).toList();
        return new Row(id, rows.get(0).key(), Ids.of("held", id, FactHash.of(rows)));
    }

    /** Once more, if it was held before and is the same. */
    private static Quarantined again(List<Quarantined> then, Row row, List<String> reasons, Instant at) {
        return then.stream()
                .filter(each -> java.util.Objects.equals(each.line(), row.line())
                        && each.hash().equals(row.hash()))
                .findFirst()
                .map(each -> new Quarantined(
                        row.line(), row.subject(), row.hash(), each.fetches() + 1, each.since(), reasons))
                .orElseGet(() -> new Quarantined(row.line(), row.subject(), row.hash(), 1, at, reasons));
    }

    private static @Nullable Ended end(
            Quarantined held, boolean agreeable, List<ReleaseQuarantine> releases, AgreementRule rule, Instant at) {
        ReleaseQuarantine release = releases.stream()
                .filter(each -> each.hashes().contains(held.hash()))
                .min(Comparator.comparing(ReleaseQuarantine::at))
                .orElse(null);
        if (release != null) {
            return new Ended(held.line(), Ending.RELEASED, release.by(), release.reason());
        }
        return agreeable && rule.isMet(held, at) ? new Ended(held.line(), Ending.AGREED, null, null) : null;
    }

    private static Ended reverted(Quarantined held) {
        return new Ended(held.line(), Ending.REVERTED, null, null);
    }
}
