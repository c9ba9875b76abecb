package dev.shelflife.bench;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.identity.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Made-up transitions of the size and shape of real ones: the end of patch of one version each, reached at one midnight. */
final class TransitionLoad {

    static final LocalDate LAST_GOOD_DAY = LocalDate.of(2026, 3, 31);
    static final Instant MIDNIGHT = RuleOfDates.stageBegins(LAST_GOOD_DAY, ZoneOffset.UTC);

    private TransitionLoad() {}

    /** The end of a version. */
    static Transition reached(int version) {
        String subject = Workload.subject(version);
        PublishedDate date = PublishedDate.of(LAST_GOOD_DAY);
        List<Transition.Line> lines = List.of(
                new Transition.Line(Ids.of("line", subject), "Framework versions", "3.10", null, "GPU", "12.3"));
        return new TransitionDraft(Ids.of("reached", subject), subject, TransitionType.REACHED, MIDNIGHT)
                .of("bench-images", "Framework", subject.substring(subject.lastIndexOf('/') + 1))
                .milestone(Milestone.END_OF_PATCH)
                .dates(null, date)
                .revision(1)
                .timing(null, false)
                .lines(lines, List.of())
                .images(List.of("framework-" + version % 100 + "-cu123-v2025-0-debian-11-py310"))
                .milestoneState(
                        List.of(new Transition.LineMilestone(lines.get(0).id(), LAST_GOOD_DAY, date.status(), 1, true)))
                .provenance(List.of(new Provenance(
                        "https://vendor.example/machine-learning/docs/images/supported-versions",
                        MIDNIGHT,
                        Ids.sha256(new byte[0]),
                        "row 17, column 5",
                        null,
                        null)))
                .write();
    }
}
