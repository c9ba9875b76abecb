package dev.shelflife.notifier;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.notifier.route.Rendering;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Transitions of made-up versions. */
public final class Examples {

    public static final ZoneId UTC = ZoneOffset.UTC;
    public static final String SUBJECT = "deep-learning-containers/tensorflow/2.17";
    public static final LocalDate DATE = LocalDate.parse("2026-03-31");
    public static final Instant MIDNIGHT = RuleOfDates.stageBegins(DATE, UTC);

    private Examples() {}

    public static Transition reached() {
        return transition(SUBJECT, TransitionType.REACHED, Milestone.END_OF_PATCH, DATE, null, MIDNIGHT, true);
    }

    public static Transition approaching(int leadDays) {
        return transition(
                SUBJECT,
                TransitionType.APPROACHING,
                Milestone.END_OF_PATCH,
                DATE,
                leadDays,
                RuleOfDates.leadTimeBegins(DATE, leadDays, UTC),
                false);
    }

    /** One about a source. */
    public static Transition ofSource(TransitionType type, Instant effectiveAt) {
        return new TransitionDraft(Ids.of("x", type, effectiveAt), "source/x", type, effectiveAt)
                .of("source", "x", null)
                .reason("not read or confirmed")
                .write();
    }

    /** One about the end of patch of {@link #SUBJECT}, which is not past it afterwards. */
    public static Transition of(TransitionType type, LocalDate date, Instant effectiveAt) {
        return transition(SUBJECT, type, Milestone.END_OF_PATCH, date, null, effectiveAt, false);
    }

    public static Transition transition(
            String subject,
            TransitionType type,
            @Nullable Milestone milestone,
            @Nullable LocalDate date,
            @Nullable Integer leadDays,
            Instant effectiveAt,
            boolean reachedAfterwards) {
        return withLines(subject, type, milestone, date, leadDays, effectiveAt, reachedAfterwards, 1);
    }

    public static Transition withLines(
            String subject,
            TransitionType type,
            @Nullable Milestone milestone,
            @Nullable LocalDate date,
            @Nullable Integer leadDays,
            Instant effectiveAt,
            boolean reachedAfterwards,
            int lineCount) {
        SubjectKey key = Objects.requireNonNull(SubjectKey.parse(subject));
        List<Transition.Line> lines = IntStream.range(0, lineCount)
                .mapToObj(i -> new Transition.Line("line-" + i, "Frameworks", "3.10", null, "GPU", "12.3"))
                .toList();
        PublishedDate to = date == null ? PublishedDate.NOT_SET : PublishedDate.of(date);
        return new TransitionDraft(
                        Ids.of(subject, milestone, type, date, leadDays, effectiveAt), subject, type, effectiveAt)
                .of(key.service(), "TensorFlow", key.version())
                .milestone(milestone)
                .dates(null, to)
                .revision(1)
                .timing(leadDays, false)
                .lines(lines, List.of())
                .images(IntStream.range(0, lineCount)
                        .mapToObj(i -> "registry.example/images/tf-2-17.py310:" + i)
                        .toList())
                .milestoneState(lines.stream()
                        .map(line -> new Transition.LineMilestone(line.id(), date, to.status(), 1, reachedAfterwards))
                        .toList())
                .provenance(List.of(new Provenance(
                        "https://docs.example/support", effectiveAt, "0".repeat(64), "Frameworks / 2.17", null, null)))
                .write();
    }

    /** One about an image that team {@code shop} runs; one workload for each name. */
    public static Transition ofUse(
            TransitionType type, @Nullable Milestone milestone, List<String> workloads, List<String> others) {
        String reference = "us-docker.pkg.dev/deeplearning-platform-release/gcr.io/tf2-cpu.2-17.py310";
        String subject = SubjectKey.use("shop", reference);
        boolean ended = type == TransitionType.USE_ENDED;
        TransitionDraft draft = new TransitionDraft(
                        Ids.of(subject, milestone, type, workloads), subject, type, MIDNIGHT)
                .of("deep-learning-containers", "TensorFlow", "2.17")
                .lines(lines(workloads), lines(others))
                .images(List.of(reference))
                .use(new Transition.Use(
                        reference,
                        "shop",
                        "google/deeplearning-platform-release/tf/2.17",
                        List.of(SUBJECT),
                        type == TransitionType.IMAGE_OUTDATED ? "2.17.1" : null,
                        (ended ? others : workloads)
                                .stream()
                                        .map(each -> new Transition.Workload(each, each, "production", "cluster"))
                                        .toList()));
        return milestone == null
                ? draft.write()
                : draft.milestone(milestone)
                        .dates(null, PublishedDate.of(DATE))
                        .revision(1)
                        .write();
    }

    private static List<Transition.Line> lines(List<String> workloads) {
        return workloads.stream()
                .map(each -> new Transition.Line(each, each + " (production)", null, null, null, null))
                .toList();
    }

    public static Notification notification(String destination, Transition transition) {
        return Rendering.render(destination, transition, transition.effectiveAt());
    }
}
