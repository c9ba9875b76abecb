package dev.shelflife.ingest.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Policy;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.topics.Json;
import java.util.List;

/**
 * The hash of what is told, without where and when. Absent facts take no part, so that a later version of the contract with
 * more members finds the same hash for what says nothing in them.
 */
final class FactHash {

    private FactHash() {}

    /** Of the rows with one line id, in the order of the page; more than one is a slip of the page. */
    static String of(List<SupportLine> rows) {
        return Ids.of("line", rows.stream().map(FactHash::facts).toList());
    }

    static String of(ImageRelease release) {
        return Ids.of("release", facts(release));
    }

    /** Of what a policy says and of its words; not of when the page says that it was last updated. */
    static String of(Policy policy) {
        return Ids.of("policy", policy.factsHash(), policy.wordingHash());
    }

    private static String facts(Object told) {
        ObjectNode facts = Json.mapper().valueToTree(told);
        facts.remove("provenance");
        for (JsonNode problem : facts.path("problems")) {
            ((ObjectNode) problem).remove("where"); // it counts rows: a row more above changes nothing here
        }
        facts.properties().removeIf(member -> member.getValue().isNull());
        return facts.toString();
    }
}
