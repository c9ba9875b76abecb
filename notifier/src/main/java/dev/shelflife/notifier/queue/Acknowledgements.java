package dev.shelflife.notifier.queue;

import dev.shelflife.events.Command;
import dev.shelflife.events.Milestone;
import org.jspecify.annotations.Nullable;

/** What people have said that they know. */
@FunctionalInterface
public interface Acknowledgements {

    /** Nobody has said anything. */
    Acknowledgements NONE = (subject, milestone) -> null;

    /** The last acknowledgement of a milestone of a subject; null when there is none. */
    Command.@Nullable Acknowledge of(String subject, Milestone milestone);
}
