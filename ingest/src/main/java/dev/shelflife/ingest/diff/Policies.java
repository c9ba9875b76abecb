package dev.shelflife.ingest.diff;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Policy;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which policies of a page are new or changed. Compared by language, for another language has other words: a page that comes in
 * another one for once has not changed.
 */
final class Policies {

    private Policies() {}

    /** Those whose words or facts are not the ones last accepted in their language. */
    static List<Policy> changed(AcceptedCatalogue then, Catalogue after) {
        return after.policies().stream()
                .filter(policy -> !fact(policy).equals(then.knownPolicies().get(id(policy))))
                .toList();
    }

    /** What is accepted from now on; null while no policy was ever told. */
    static @Nullable SortedMap<String, Fact> accepted(AcceptedCatalogue then, Catalogue after) {
        SortedMap<String, Fact> policies = new TreeMap<>(then.knownPolicies());
        after.policies().forEach(policy -> policies.put(id(policy), fact(policy)));
        return policies.isEmpty() ? null : policies;
    }

    private static String id(Policy policy) {
        return policy.key() + " " + policy.language();
    }

    private static Fact fact(Policy policy) {
        return new Fact(policy.key(), FactHash.of(policy), null);
    }
}
