package dev.shelflife.app.run;

/** A part of the main job that can run in a process of its own. */
public enum Role {
    /** Fetches and reads the pages. */
    INGEST,
    /** Writes the ticks. */
    CLOCK,
    /** Keeps the lifecycles. */
    STREAMS,
    /** Tells people and machines. */
    NOTIFIER
}
