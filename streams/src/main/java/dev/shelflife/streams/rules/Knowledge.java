package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Observation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells when a row says something that was not known before, and so has to be remembered. Time alone teaches nothing. */
public final class Knowledge {

    private Knowledge() {}

    /**
     * Whether an observation added to what is known. Of a source that is the outcome of a look, when it is another than before, and
     * each day on which it was verified.
     *
     * @param before null when there was no row
     */
    public static boolean isNew(@Nullable Lifecycle before, Lifecycle after) {
        if (after instanceof Lifecycle.FrameworkVersion version) {
            return !(before instanceof Lifecycle.FrameworkVersion known) || !saysTheSame(known, version);
        }
        if (after instanceof Lifecycle.SupportPolicy policy) {
            return !(before instanceof Lifecycle.SupportPolicy known)
                    || !known.wordings().equals(policy.wordings());
        }
        if (after instanceof Lifecycle.Source source) {
            return !(before instanceof Lifecycle.Source known)
                    || !Objects.equals(day(known.verifiedAt()), day(source.verifiedAt()))
                    || !Objects.equals(outcome(known), outcome(source));
        }
        return false;
    }

    private static boolean saysTheSame(Lifecycle.FrameworkVersion known, Lifecycle.FrameworkVersion now) {
        return known.releases().keySet().equals(now.releases().keySet())
                && known.announcedEnds().equals(now.announcedEnds())
                && known.zone().equals(now.zone())
                && known.lines().keySet().equals(now.lines().keySet())
                && now.lines().entrySet().stream()
                        .allMatch(line -> saysTheSame(known.lines().get(line.getKey()), line.getValue()));
    }

    private static boolean saysTheSame(@Nullable LineState known, LineState now) {
        return known != null
                && known.line().equals(now.line())
                && known.source().equals(now.source())
                && Objects.equals(known.absentSince(), now.absentSince())
                && Objects.equals(known.withdrawal(), now.withdrawal())
                && saysTheSame(known.endOfPatch(), now.endOfPatch())
                && saysTheSame(known.endOfAvailability(), now.endOfAvailability());
    }

    /** The thresholds that were told are a matter of time. */
    private static boolean saysTheSame(MilestoneState known, MilestoneState now) {
        return known.published().equals(now.published())
                && Objects.equals(known.told(), now.told())
                && known.revision() == now.revision();
    }

    private static @Nullable Instant day(@Nullable Instant at) {
        return at == null
                ? null
                : at.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    private static Observation.@Nullable CheckOutcome outcome(Lifecycle.Source source) {
        return source.last() == null ? null : source.last().outcome();
    }
}
