package dev.shelflife.app.replay;

/** What to do with differences that the guard does not believe. */
public enum GuardMode {
    /** Tell them, and apply them all the same: a history is what it is. */
    REPORT,
    /** Hold them, as live, until later pages agree; a person who could release them there is none. */
    ENFORCE
}
