package dev.shelflife.streams.rules;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a milestone of some lines, before it is written out as a transition. */
record Happening(
        TransitionType type,
        Milestone milestone,
        Instant at,
        @Nullable PublishedDate from,
        PublishedDate to,
        @Nullable Integer leadDays,
        boolean late) {}
