package dev.shelflife.app.mutation;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** One way to break a page. */
interface Operator {

    /** Its name in reports. */
    String name();

    /** A mutant; empty when the page has nothing that it can be done to. */
    Optional<Mutant> apply(BundledPage page, RandomGenerator random);
}
