package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.app.status.VersionStatus;
import dev.shelflife.app.status.VersionStatus.LineStatus;
import dev.shelflife.app.status.VersionStatus.Standing;
import dev.shelflife.events.dependency.ComponentEnd;
import dev.shelflife.events.dependency.EffectiveEnd;
import dev.shelflife.events.topics.Json;

/** Where versions stand, for machines. Pure. */
public final class StatusJson {

    private StatusJson() {}

    /**
     * A version as one line: {@code kind}, {@code key}, {@code framework}, {@code version}, {@code asOf}, {@code knownAt}, {@code zone}, the standing, {@code
     * releases}, and {@code lines}, each with its standing, {@code source}, {@code absentSince} the line as published under
     * {@code published}, the milestones that are {@code disputed}, {@code sources}: what each says, where several tell it, and under
     * {@code effectiveEnd} when it ends in effect: {@code date}, {@code endsFirst}, and the {@code components} of its images with
     * their ends.
     */
    public static String line(VersionStatus version) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("kind", "status")
                .put("key", version.key())
                .put("framework", version.framework())
                .put("version", version.version())
                .put("asOf", version.asOf().at().toString())
                .put("knownAt", version.asOf().knownAt().toString())
                .put("zone", version.zone().getId());
        put(node, version.standing());
        node.put("releases", version.releases());
        version.lines().forEach(line -> node.withArray("lines").add(line(line)));
        if (version.lines().isEmpty()) {
            node.putArray("lines");
        }
        return node.toString();
    }

    private static ObjectNode line(LineStatus line) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("id", line.line().id());
        put(node, line.standing());
        node.put("source", line.source());
        node.put(
                "absentSince",
                line.absentSince() == null ? null : line.absentSince().toString());
        node.set("published", Json.mapper().valueToTree(line.line()));
        node.putArray("disputed").addAll((ArrayNode) Json.mapper().valueToTree(line.disputed()));
        ArrayNode sources = node.putArray("sources");
        line.words().forEach(word -> sources.add(Json.mapper().<ObjectNode>valueToTree(word)));
        node.set("effectiveEnd", effectiveEnd(line.effectiveEnd()));
        return node;
    }

    private static ObjectNode effectiveEnd(EffectiveEnd end) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.set("date", Json.mapper().valueToTree(end.date()));
        node.put("endsFirst", end.endsFirst());
        ArrayNode components = node.putArray("components");
        for (ComponentEnd each : end.components()) {
            ObjectNode component = components.addObject();
            component.put("kind", each.component().kind().name());
            component.put("name", each.component().name());
            component.set("keys", Json.mapper().valueToTree(each.component().keys()));
            component.set("end", Json.mapper().valueToTree(each.end().date()));
            component.put("status", each.status());
        }
        return node;
    }

    private static void put(ObjectNode node, Standing standing) {
        node.put("stage", standing.stage().name());
        node.set("endOfPatch", Json.mapper().valueToTree(standing.endOfPatch().date()));
        node.put("endOfPatchStatus", standing.endOfPatch().status().name());
        node.set(
                "endOfAvailability",
                Json.mapper().valueToTree(standing.endOfAvailability().date()));
        node.put(
                "endOfAvailabilityStatus", standing.endOfAvailability().status().name());
        node.put("daysLeft", standing.daysLeft());
        node.put(
                "verifiedAt",
                standing.verifiedAt() == null ? null : standing.verifiedAt().toString());
        node.put("verified", !standing.unverified());
    }
}
