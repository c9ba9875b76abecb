package dev.shelflife.app.mutation;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** Small helps for writing operators. */
final class Faults {

    private Faults() {}

    static Operator operator(String name, BiFunction<BundledPage, RandomGenerator, Optional<Mutant>> apply) {
        return new Operator() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Mutant> apply(BundledPage page, RandomGenerator random) {
                return apply.apply(page, random);
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    static <T> T oneOf(List<T> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
