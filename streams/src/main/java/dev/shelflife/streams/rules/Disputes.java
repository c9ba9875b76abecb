package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.LineClaims;
import dev.shelflife.events.LineClaims.Claim;
import dev.shelflife.events.Milestone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells where pages give different dates for one line, and where they no longer do. */
final class Disputes {

    /** Lines that share all of this are told in one transition. */
    private record Dispute(Milestone milestone, boolean opened, String said) {
        static final Comparator<Dispute> ORDER = Comparator.comparing(Dispute::milestone)
                .thenComparing(Dispute::opened)
                .thenComparing(Dispute::said);
    }

    private Disputes() {}

    /** Tells it, and lets go of the words of sources that no longer tell a line, once all that follows from that is told. */
    static void tell(RowInHand hand) {
        SortedMap<Dispute, List<String>> all = new TreeMap<>(Dispute.ORDER);
        hand.lines().forEach((id, line) -> {
            if (line.claims() != null) {
                group(id, line, line.claims(), all);
            }
        });
        all.forEach((dispute, lines) -> hand.tellDispute(dispute.milestone(), dispute.opened(), lines));
        SortedMap<String, LineState> settled = new TreeMap<>();
        hand.lines().forEach((id, line) -> {
            if (line.claims() != null) {
                settled.put(id, ClaimFold.withoutGone(line.claimed(disputed(line, line.claims()))));
            }
        });
        hand.put(settled);
    }

    private static void group(String id, LineState line, LineClaims kept, SortedMap<Dispute, List<String>> into) {
        SortedMap<String, Claim> claims = Claims.of(line);
        for (Milestone milestone : Milestone.DATED) {
            boolean disputed = Claims.disagree(claims, milestone);
            if (disputed != kept.disputed().contains(milestone)) {
                String said = String.join(" ", ToldClaims.said(claims, milestone));
                into.computeIfAbsent(new Dispute(milestone, disputed, said), none -> new ArrayList<>())
                        .add(id);
            }
        }
    }

    private static LineClaims disputed(LineState line, LineClaims kept) {
        SortedMap<String, Claim> claims = Claims.of(line);
        return new LineClaims(
                kept.bySource(),
                Milestone.DATED.stream()
                        .filter(milestone -> Claims.disagree(claims, milestone))
                        .toList());
    }
}
