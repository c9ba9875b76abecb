package dev.shelflife.app.archive;

/** A body that cannot be used; the message says why, to be read after "passed over". */
public final class UnfitBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitBodyException(String message) {
        super(message);
    }

    UnfitBodyException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnfitBodyException tooLarge(int limit) {
        return new UnfitBodyException("its body is larger than the limit of " + limit + " bytes");
    }

    /** Why, in words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
