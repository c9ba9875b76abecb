package dev.shelflife.app.replay;

/** What was to be replayed cannot be read; the message names file and place, all of them when there are several. */
public final class BadReplayInputException extends Exception {
    private static final long serialVersionUID = 1L;

    BadReplayInputException(String message, Throwable cause) {
        super(message, cause);
    }

    BadReplayInputException(String message) {
        super(message);
    }
}
