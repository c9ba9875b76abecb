package dev.shelflife.notifier.channel;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** What all destinations check. */
final class Checks {

    private Checks() {}

    static void name(String name) {
        Objects.requireNonNull(name, "name");
        if (!Destination.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "not a name of a destination (" + Destination.NAME + "): '" + name + "'");
        }
    }

    static void http(String name, URI url) {
        if (!Http.isAddress(url)) {
            throw new IllegalArgumentException("destination " + name + ": its address is not one of http or https");
        }
    }

    static void positive(String name, String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("destination " + name + ": " + what + " must be positive: " + duration);
        }
    }
}
