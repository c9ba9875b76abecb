package dev.shelflife.app.failure;

/** How a command ends. A contract: scripts depend on the numbers. */
public enum ExitCode {
    /** What was asked is done. */
    DONE(0),
    /** It was tried and failed. */
    FAILED(1),
    /** Wrong usage or configuration; all problems are told. */
    USAGE(2),
    /** Nothing could be read or verified. */
    NOTHING_READ(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }
}
