package dev.shelflife.notifier.channel;

import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks no more of a receiver that said it is gone for good: everything for it is refused at once, with the reason, until this
 * process starts anew, which is when somebody has looked at the configuration.
 */
final class UntilGone implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(UntilGone.class);

    private final Channel channel;
    private volatile Outcome.@Nullable Gone gone;

    UntilGone(Channel channel) {
        this.channel = channel;
    }

    @Override
    public Terms terms() {
        return channel.terms();
    }

    @Override
    public Outcome deliver(Job job, Instant now) {
        Outcome.Gone before = gone;
        if (before != null) {
            return before;
        }
        Outcome outcome = channel.deliver(job, now);
        if (outcome instanceof Outcome.Gone said) {
            LOG.error(
                    "destination {} is gone ({}): it is told nothing more until the next start",
                    job.notification().destination(),
                    said.reason());
            gone = new Outcome.Gone("the destination is disabled since " + now + ": " + said.reason());
        }
        return outcome;
    }
}
