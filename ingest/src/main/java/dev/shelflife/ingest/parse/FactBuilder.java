package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import dev.shelflife.ingest.parse.Fact.Surroundings;
import dev.shelflife.ingest.parse.Mention.Role;
import dev.shelflife.ingest.parse.Mention.VersionNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the facts of a clause once it is known which change of which framework it tells: one for each version. */
final class FactBuilder {

    private static final Pattern PRE_RELEASE = Pattern.compile("(?i)\\b(?:alpha|beta|rc) ?\\d");

    private final Clause clause;
    private final Surroundings around;

    FactBuilder(Clause clause, Surroundings around) {
        this.clause = clause;
        this.around = around;
    }

    /** The facts of one framework: of each version that the change is about, else of none. */
    List<Fact> factsOf(Mention mention, Change change) {
        List<VersionNumber> numbers = mention.isPlace() && change == Change.PACKAGE
                ? mention.numbers().stream().filter(VersionNumber::direct).toList()
                : mention.numbers();
        boolean moves = change == Change.UPGRADED || change == Change.PATCH;
        if (moves && target(mention) != null) {
            return upgrades(mention.framework(), numbers, change);
        }
        boolean elsewhere = change == Change.UPGRADED
                && cudaTarget(clause) == null
                && !PRE_RELEASE.matcher(clause.text()).find();
        Change told = elsewhere ? Change.PACKAGE : change;
        List<Fact> facts = new ArrayList<>();
        for (VersionNumber number : numbers) {
            if (number.role() != Role.FROM || numbers.size() == 1) {
                facts.add(fact(mention.framework(), number.text(), null, number.andEarlier(), told));
            }
        }
        if (facts.isEmpty()) {
            facts.add(fact(mention.framework(), null, null, cudaAndEarlier(clause), told));
        }
        return facts;
    }

    private List<Fact> upgrades(String framework, List<VersionNumber> numbers, Change change) {
        List<Fact> facts = new ArrayList<>();
        List<VersionNumber> targets =
                numbers.stream().filter(each -> each.role() == Role.TO).toList();
        List<VersionNumber> origins =
                numbers.stream().filter(each -> each.role() != Role.TO).toList();
        for (int i = 0; i < targets.size(); i++) {
            String target = targets.get(i).text();
            String from = origins.size() == targets.size()
                    ? origins.get(i).text()
                    : origins.stream()
                            .map(VersionNumber::text)
                            .filter(each -> targets.size() == 1 || Versions.sameMinor(each, target))
                            .findFirst()
                            .orElse(null);
            boolean patch = change == Change.PATCH
                    || (from != null && Versions.sameMinor(from, target) && !from.equals(target));
            facts.add(fact(framework, target, from, false, patch ? Change.PATCH : Change.UPGRADED));
        }
        return facts;
    }

    private Fact fact(
            String framework, @Nullable String version, @Nullable String from, boolean andEarlier, Change change) {
        boolean isCuda = framework.equalsIgnoreCase("CUDA");
        String name = isCuda && change == Change.AVAILABLE ? "Base" : framework;
        String cuda = isCuda && version != null ? version : around.cuda();
        String told = version == null && name.equals("Base") ? cuda : version;
        return new Fact(
                name,
                told,
                from,
                andEarlier && told != null,
                around.python(),
                around.os(),
                around.accelerator(),
                cuda,
                change,
                clause.images(),
                null);
    }

    /** The facts of a clause that names frameworks in image names alone. */
    List<Fact> factsOfImages(Change change) {
        List<Fact> facts = new ArrayList<>();
        for (String image : clause.images()) {
            String framework = ImageNames.framework(image);
            if (framework != null) {
                facts.add(new Fact(
                        framework,
                        ImageNames.version(image),
                        null,
                        false,
                        around.python(),
                        around.os(),
                        around.accelerator(),
                        around.cuda(),
                        change,
                        List.of(image),
                        null));
            }
        }
        return facts;
    }

    private static @Nullable Mention cudaMention(Clause clause) {
        for (Mention each : clause.mentions()) {
            if (each.framework().equalsIgnoreCase("CUDA")) {
                return each;
            }
        }
        return null;
    }

    private static @Nullable String cudaTarget(Clause clause) {
        Mention cuda = cudaMention(clause);
        return cuda == null ? null : target(cuda);
    }

    private static @Nullable String target(Mention mention) {
        for (VersionNumber each : mention.numbers()) {
            if (each.role() == Role.TO) {
                return each.text();
            }
        }
        return null;
    }

    /** The CUDA version that a clause names: the one it goes to, else the only one. */
    static @Nullable String cuda(Clause clause) {
        Mention cuda = cudaMention(clause);
        String target = cuda == null ? null : target(cuda);
        if (target != null || cuda == null) {
            return target;
        }
        List<String> all =
                cuda.numbers().stream().map(VersionNumber::text).distinct().toList();
        return all.size() == 1 ? all.get(0) : null;
    }

    private static boolean cudaAndEarlier(Clause clause) {
        Mention cuda = cudaMention(clause);
        return cuda != null && cuda.numbers().stream().anyMatch(VersionNumber::andEarlier);
    }
}
