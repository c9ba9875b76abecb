package dev.shelflife.app.inventory;

/** A file is not what it seems to be; the message names file and line. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
