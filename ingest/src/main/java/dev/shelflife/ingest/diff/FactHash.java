package dev.shelflife.ingest.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Policy;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hash of what is told, without where and when. Absent facts take no part, so that a later version of the contract with
 * more members finds the same hash for what says nothing in them.
 */
public final class FactHash {

    private FactHash() {}

    /** Of the rows with one line id, in the order of the page; more than one is a slip of the page, and equal ones are one. */
    public static String of(List<SupportLine> rows) {
        return Ids.of(
                "line",
                rows.stream().map(row -> facts(row).toString()).distinct().toList());
    }

    /** Of a release; not of our own words for it, which follow from the rest. */
    static String of(ImageRelease release) {
        return Ids.of("release", content(release).toString());
    }

    /**
     * Of a release and the note that it stands in, whatever the date; what a vendor changes when a note goes to another day.
     *
     * @return null when the note has no id of its own, so that nobody can tell it from another that says the same
     */
    public static @Nullable String undated(ImageRelease release) {
        String note = release.provenance().entryId();
        if (note == null || note.indexOf('~') >= 0) {
            return null; // told apart by what it says
        }
        ObjectNode content = content(release);
        content.remove(List.of("id", "releasedOn", "milestoneLabel"));
        return Ids.of("undated", note, content.toString());
    }

    private static ObjectNode content(ImageRelease release) {
        ObjectNode content = facts(release);
        content.remove("text");
        return content;
    }

    /** Of what a policy says and of its words; not of when the page says that it was last updated. */
    static String of(Policy policy) {
        return Ids.of("policy", policy.factsHash(), policy.wordingHash());
    }

    /** Of a whole catalogue: the same facts in another order, or found elsewhere on the page, make no difference. */
    public static String of(Catalogue catalogue) {
        Map<String, List<SupportLine>> rows = catalogue.lines().stream()
                .collect(Collectors.groupingBy(SupportLine::id, TreeMap::new, Collectors.toList()));
        List<String> parts = new ArrayList<>();
        rows.forEach((id, same) -> parts.add(id + of(same)));
        catalogue.releases().stream()
                .map(release -> release.id() + of(release))
                .sorted()
                .distinct()
                .forEach(parts::add);
        catalogue.policies().forEach(policy -> parts.add(policy.key() + " " + policy.language() + of(policy)));
        return Ids.of("catalogue", parts);
    }

    private static ObjectNode facts(Object told) {
        ObjectNode facts = Json.mapper().valueToTree(told);
        facts.remove(List.of("provenance", "alsoToldIn"));
        for (JsonNode problem : facts.path("problems")) {
            ((ObjectNode) problem).remove("where"); // it counts rows: a row more above changes nothing here
        }
        facts.properties().removeIf(member -> member.getValue().isNull());
        return facts;
    }
}
