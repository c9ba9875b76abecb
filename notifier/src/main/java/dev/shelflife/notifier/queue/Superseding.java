package dev.shelflife.notifier.queue;

import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a later transition of the same subject takes back. What is near ends when all its lines moved, reached or left, or are gone from
 * the page; what was reached ends when no line of the version is past the milestone any more. Whoever has not been told yet of
 * what is taken back need not be.
 */
public final class Superseding {

    /** What holds only as long as somebody runs the image. */
    private static final Set<TransitionType> OF_A_USE =
            Set.of(TransitionType.APPROACHING, TransitionType.REACHED, TransitionType.IMAGE_OUTDATED);

    private Superseding() {}

    /** Whether what a notification tells matters no more once another is told. A message about several things always matters. */
    public static boolean isSuperseded(Notification earlier, Notification later) {
        return earlier.transitions().size() == 1
                && later.transitions().size() == 1
                && earlier.transition().subject().equals(later.transition().subject())
                && (isEnded(earlier.transition(), later.transition())
                        || isNearer(earlier.transition(), later.transition())
                        || isToldAgain(earlier.transition(), later.transition()));
    }

    /** Whether one need not be told once another is there, though the destination is well: a sign of life of before. */
    static boolean isOutlived(Notification earlier, Notification later) {
        return earlier.transition().type() == TransitionType.HEARTBEAT && isSuperseded(earlier, later);
    }

    /** What is told of a use is its whole state, and a sign of life is as good as all before it. */
    private static boolean isToldAgain(Transition earlier, Transition later) {
        boolean whole = earlier.use() != null || earlier.type() == TransitionType.HEARTBEAT;
        return whole
                && earlier.type() == later.type()
                && earlier.milestone() == later.milestone()
                && !earlier.id().equals(later.id());
    }

    /** Why it is not told. */
    public static String reason(Notification later) {
        return "superseded by " + later.transition().type().slug() + " " + later.id();
    }

    /** Whether what a transition told no longer holds after a later one. */
    static boolean isEnded(Transition earlier, Transition later) {
        if (later.type() == TransitionType.VERIFICATION_REGAINED) {
            return earlier.type() == TransitionType.VERIFICATION_LOST;
        }
        if (later.type() == TransitionType.IMAGE_CURRENT) {
            return earlier.type() == TransitionType.IMAGE_OUTDATED;
        }
        if (later.type() == TransitionType.USE_ENDED) {
            return later.otherLines().isEmpty() && OF_A_USE.contains(earlier.type());
        }
        boolean near = earlier.type() == TransitionType.APPROACHING;
        if (!near && earlier.type() != TransitionType.REACHED) {
            return false;
        }
        if (later.type() == TransitionType.WITHDRAWN && later.milestone() == null) {
            return near && coversLines(earlier, later);
        }
        if (later.milestone() != earlier.milestone()) {
            return false;
        }
        return switch (later.type()) {
            case REACHED -> near && coversLines(earlier, later);
            case MOVED_EARLIER, MOVED_LATER -> later.use() != null || (near && coversLines(earlier, later));
            case REOPENED, WITHDRAWN ->
                near
                        ? coversLines(earlier, later)
                        : later.milestoneState().stream().noneMatch(Transition.LineMilestone::reached);
            default -> false;
        };
    }

    private static boolean isNearer(Transition earlier, Transition later) {
        return earlier.type() == TransitionType.APPROACHING
                && later.type() == TransitionType.APPROACHING
                && earlier.milestone() == later.milestone()
                && !earlier.id().equals(later.id())
                && coversLines(earlier, later);
    }

    /** A line that changed one field of its identity since is still the line that this was about. */
    private static boolean coversLines(Transition earlier, Transition later) {
        if (later.use() != null) {
            return true; // what is told of a use is its whole state, by whoever runs it
        }
        Set<String> told = later.lines().stream()
                .flatMap(line -> Stream.concat(Stream.of(line.id()), line.formerIds().stream()))
                .collect(Collectors.toSet());
        return earlier.lines().stream().allMatch(line -> told.contains(line.id()));
    }
}
