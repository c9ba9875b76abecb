package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceCatalogue;
import dev.shelflife.ingest.source.TableRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sources for people, and as JSON. */
public final class SourceText {

    private SourceText() {}

    /** In one line of a list. */
    public static String line(Source source) {
        return String.format(Locale.ROOT, "%-42s %-30s %s", source.id(), source.service(), source.url());
    }

    /** As one JSON object. */
    public static String json(Source source, SourceCatalogue catalogue) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("id", source.id())
                .put("shape", source.shape().slug())
                .put("service", source.service())
                .put("product", source.product())
                .put("url", source.url().toString())
                .put(
                        "file",
                        catalogue.isBuiltIn(source.id())
                                ? null
                                : catalogue.text(source.id()).file());
        return Json.line(node);
    }

    /** In full. */
    public static List<String> lines(Source source, SourceCatalogue catalogue) {
        List<String> all = new ArrayList<>();
        all.add("id             " + source.id());
        all.add("told by        "
                + (catalogue.isBuiltIn(source.id())
                        ? "the program"
                        : catalogue.text(source.id()).file()));
        all.add("shape          " + source.shape().slug());
        all.add("service        " + source.service());
        all.add("product        " + source.product());
        all.add("url            " + source.url());
        source.aliases().forEach(alias -> all.add("also at        " + alias));
        source.marks().forEach(mark -> all.add("known by       " + mark));
        all.add("language       " + source.language());
        all.add("zone           " + source.zone());
        all.add("numeric dates  "
                + source.numericOrder().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        all.add("precedence     " + source.precedence());
        all.add("interval       "
                + (source.interval() == null
                        ? "that of the installation"
                        : source.interval().toString()));
        tables(source.tables(), all);
        return all;
    }

    private static void tables(TableRules tables, List<String> all) {
        if (tables.framework() != null) {
            all.add("framework      " + tables.framework());
        }
        if (!tables.dated()) {
            all.add("dates          none");
        }
        tables.sections().forEach(rule -> all.add("section        '" + rule.heading() + "': " + told(rule)));
        tables.images().forEach(image -> all.add("images         " + image));
    }

    private static String told(TableRules.SectionRule rule) {
        String facts = Stream.of(
                        rule.ignore() ? "not read" : null,
                        fact("section", rule.section()),
                        fact("id", rule.sectionId()),
                        fact("service", rule.service()),
                        fact("framework", rule.framework()),
                        fact("edition", rule.edition()),
                        fact("job type", rule.jobType()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return facts.isEmpty() ? "named by the heading" : facts;
    }

    private static @Nullable String fact(String name, @Nullable String value) {
        return value == null ? null : name + " " + value;
    }
}
