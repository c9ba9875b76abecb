package dev.shelflife.ingest.fetch;

import dev.shelflife.ingest.fetch.FetchResult.Failure;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** The client's exceptions in words. Pure. */
final class Failures {

    private Failures() {}

    /** What an exception of a request means. */
    static Failure of(Throwable e) {
        Throwable deepest = e;
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof BodyTooLargeException) {
                return new Failure(String.valueOf(t.getMessage()), false);
            }
            if (t instanceof ConnectException || t instanceof HttpConnectTimeoutException) {
                return new Failure("cannot connect: " + words(t, hasCause(t, UnresolvedAddressException.class)), true);
            }
            if (t instanceof IllegalArgumentException) {
                return badAddress((IllegalArgumentException) t);
            }
            deepest = t;
        }
        return new Failure("cannot be fetched: " + words(deepest, false), true);
    }

    static Failure badAddress(IllegalArgumentException e) {
        return new Failure("an address that cannot be used: " + e.getMessage(), false);
    }

    /** The client leaves the message out when a name has no address. */
    private static String words(Throwable t, boolean unknownHost) {
        String message = unknownHost ? "unknown host" : t.getMessage();
        return message == null ? t.getClass().getSimpleName() : message;
    }

    private static boolean hasCause(Throwable error, Class<?> kind) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
