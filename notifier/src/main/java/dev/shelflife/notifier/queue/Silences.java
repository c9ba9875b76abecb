package dev.shelflife.notifier.queue;

import dev.shelflife.events.Command;
import dev.shelflife.events.Milestone;
import org.jspecify.annotations.Nullable;

/** What people have said so that alerts are silent. */
@FunctionalInterface
public interface Silences {

    /** Nobody has said anything. */
    Silences NONE = (subject, milestone) -> null;

    /** The last that was said about a milestone of a subject; null when nothing was. */
    Command.@Nullable Silence of(String subject, Milestone milestone);
}
