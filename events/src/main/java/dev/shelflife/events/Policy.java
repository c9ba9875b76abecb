package dev.shelflife.events;

import java.util.Objects;

/**
 * What a service's support policy says.
 *
 * @param key {@code policy/<service>}
 * @param service such as {@code deep-learning-containers}
 * @param provenance where it stands
 */
public record Policy(String key, String service, Provenance provenance) {
    /** Checks the parts that are always there. */
    public Policy {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(provenance, "provenance");
    }
}
