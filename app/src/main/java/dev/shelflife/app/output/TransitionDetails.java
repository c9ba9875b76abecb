package dev.shelflife.app.output;

import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.Transition.LineMilestone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that led to a transition, for people. Pure. */
public final class TransitionDetails {

    private TransitionDetails() {}

    /** What happened, of which lines, by which dates, and where each fact stands, with the command that shows its bytes. */
    public static List<String> of(Transition transition) {
        List<String> text = new ArrayList<>();
        text.add(TransitionText.line(transition));
        add(text, "transition", transition.id());
        add(text, "happened at", transition.effectiveAt() + ", dates in " + transition.zone());
        add(text, "before", dated(transition.oldDate(), transition.oldStatus()));
        add(text, "after", dated(transition.newDate(), transition.newStatus()));
        add(text, "revision", transition.revision() == 0 ? null : Integer.toString(transition.revision()));
        add(text, "lead time", transition.leadDays() == null ? null : transition.leadDays() + " days");
        add(text, "reason", transition.reason());
        transition.lines().forEach(line -> add(text, "line", name(line) + state(line.id(), transition)));
        transition.otherLines().forEach(line -> add(text, "goes on", name(line) + state(line.id(), transition)));
        transition.images().forEach(image -> add(text, "image", image));
        if (transition.release() != null) {
            add(text, "note", transition.release().releasedOn() + ": " + transition.release().text());
        }
        if (transition.successor() != null) {
            add(
                    text,
                    "move to",
                    transition.successor().subject() + ", supported until "
                            + transition.successor().supportedUntil());
        }
        for (Provenance place : transition.provenance()) {
            add(text, "told at", place(place));
            add(text, "", "shelflife archive show " + place.sha256());
        }
        return text;
    }

    private static void add(List<String> text, String name, @Nullable String value) {
        if (value != null) {
            text.add(String.format(java.util.Locale.ROOT, "  %-12s %s", name, value).stripTrailing());
        }
    }

    private static @Nullable String dated(@Nullable LocalDate date, @Nullable Enum<?> status) {
        return status == null ? null : date == null ? status.toString() : date + " (" + status + ")";
    }

    private static String name(Transition.Line line) {
        String variant = Stream.of(
                        line.section(),
                        line.python() == null ? null : "Python " + line.python(),
                        line.os(),
                        line.accelerator(),
                        line.cuda() == null ? null : "CUDA " + line.cuda())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return line.id() + (variant.isEmpty() ? "" : ": " + variant);
    }

    private static String state(String line, Transition transition) {
        return transition.milestoneState().stream()
                .filter(each -> each.line().equals(line))
                .findFirst()
                .map(TransitionDetails::state)
                .orElse("");
    }

    private static String state(LineMilestone state) {
        return "; " + dated(state.date(), state.status()) + ", revision " + state.revision()
                + (state.reached() ? ", reached" : "");
    }

    private static String place(Provenance place) {
        return Stream.of(place.cell(), place.entryId(), place.span(), place.url(), "fetched " + place.fetchedAt())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }
}
