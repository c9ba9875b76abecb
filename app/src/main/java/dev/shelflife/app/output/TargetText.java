package dev.shelflife.app.output;

import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.inventory.Target.Status;
import dev.shelflife.events.inventory.Target.TargetAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Where a use of an image stands, for people. Pure. */
public final class TargetText {

    private TargetText() {}

    /** In a few lines: whose it is and what, where it stands, and what its owner should know. */
    public static List<String> lines(Target target) {
        List<String> lines = new ArrayList<>();
        String environment =
                target.use().environment() == null ? "" : " (" + target.use().environment() + ")";
        lines.add(Objects.requireNonNullElse(target.use().owner(), "nobody's") + ": "
                + Objects.requireNonNullElse(target.use().workload(), "-") + environment + ": "
                + target.use().reference());
        if (target.status() != Status.MATCHED) {
            lines.add("  " + Objects.requireNonNullElse(target.text(), words(target.status())));
            return lines;
        }
        String subjects = String.join(
                ", ",
                target.lines().stream()
                        .map(Target.TargetLine::subject)
                        .distinct()
                        .toList());
        lines.add("  " + words(target.stage()) + ": " + subjects);
        target.alerts().forEach(alert -> lines.add("  alert: " + alert(alert, target)));
        return lines;
    }

    private static String alert(TargetAlert alert, Target target) {
        return switch (alert.kind()) {
            case APPROACHING -> words(alert.milestone()) + " is near: " + alert.date();
            case REACHED -> words(alert.milestone()) + " was reached: last good day " + alert.date();
            case IMAGE_OUTDATED -> "not the newest image: " + target.newerPatch();
            case OTHER -> "of a kind that is not known here";
        };
    }

    private static String words(@org.jspecify.annotations.Nullable Enum<?> value) {
        return value == null ? "unknown" : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
