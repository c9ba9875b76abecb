package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.app.inventory.Verdict;
import dev.shelflife.app.inventory.Verdict.LineVerdict;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.inventory.ImageFamily;
import dev.shelflife.events.inventory.Match.Matched;
import dev.shelflife.events.inventory.Match.Unmatched;
import dev.shelflife.events.topics.Json;
import org.jspecify.annotations.Nullable;

/** What is said of images, for machines. Pure. */
public final class CheckJson {

    private CheckJson() {}

    /**
     * An image as one line: {@code kind}, {@code image}, {@code file}, {@code line}, {@code workload}, {@code milestone}, {@code
     * answer}, {@code family}, {@code precision} or {@code reason} and {@code text}, {@code newerPatch}, and {@code lines}, worst
     * first.
     */
    public static String line(Verdict verdict, Milestone milestone) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("kind", "check")
                .put("image", verdict.used().text())
                .put("file", verdict.used().file())
                .put("line", verdict.used().line() == 0 ? null : verdict.used().line())
                .put("workload", verdict.used().workload())
                .put("milestone", milestone.name())
                .put("answer", verdict.answer().name());
        if (verdict.match() instanceof Matched matched) {
            node.put("family", matched.family().id());
            node.put("precision", matched.precision().name());
        } else if (verdict.match() instanceof Unmatched unmatched) {
            node.put("family", id(unmatched.family()));
            node.put("reason", unmatched.reason().name());
            node.put("text", unmatched.text());
        }
        node.put("newerPatch", verdict.newerPatch());
        ArrayNode lines = node.putArray("lines");
        verdict.lines().forEach(each -> lines.add(line(each)));
        return node.toString();
    }

    private static @Nullable String id(@Nullable ImageFamily family) {
        return family == null ? null : family.id();
    }

    private static ObjectNode line(LineVerdict line) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("subject", line.line().subject());
        node.put("id", line.line().state().line().id());
        node.put("stage", line.stage().name());
        node.set("endOfPatch", Json.mapper().valueToTree(line.endOfPatch().date()));
        node.put("endOfPatchStatus", line.endOfPatch().status().name());
        node.set(
                "endOfAvailability",
                Json.mapper().valueToTree(line.endOfAvailability().date()));
        node.put("endOfAvailabilityStatus", line.endOfAvailability().status().name());
        node.put("daysLeft", line.daysLeft());
        node.put(
                "verifiedAt",
                line.verifiedAt() == null ? null : line.verifiedAt().toString());
        node.put("verified", !line.unverified());
        node.set(
                "provenance",
                Json.mapper().valueToTree(line.line().state().line().provenance()));
        return node;
    }
}
