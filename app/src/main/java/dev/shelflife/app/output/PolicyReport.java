package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Policy.MilestoneMeaning;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.parse.PolicySeen;
import dev.shelflife.ingest.parse.PolicySeen.Defined;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a source makes of a policy. */
final class PolicyReport {

    private PolicyReport() {}

    static void lines(PolicySeen policy, List<String> all) {
        all.add("");
        all.add("language " + (policy.language().isEmpty() ? "not known" : policy.language()) + ": "
                + policy.keysFound() + " of " + policy.keysKnown() + " kinds of words are found; last updated "
                + Objects.requireNonNullElse((Object) policy.lastUpdated(), "not told"));
        policy.milestones().forEach(each -> milestone(each, all));
        if (!policy.labels().isEmpty()) {
            all.add("  labels that are not understood: "
                    + Words.some(policy.labels(), policy.labels().size()));
        }
        all.add("updates promised: " + names(policy.updates()));
        if (!policy.notFound().isEmpty()) {
            all.add("words not found: " + String.join(", ", policy.notFound()));
        }
    }

    private static void milestone(Defined defined, List<String> all) {
        MilestoneMeaning meaning = defined.meaning();
        if (meaning == null) {
            all.add(defined.milestone() + ": no definition is found");
            return;
        }
        all.add(defined.milestone() + ": "
                + (defined.label() == null
                        ? "defined in the English original"
                        : "defined after '" + Words.shortened(defined.label()) + "': '"
                                + Words.shortened(Objects.requireNonNullElse(defined.text(), "")) + "'"));
        all.add("  date " + meaning.dateRule() + "; effects: " + names(meaning.effects()));
    }

    private static String names(List<? extends Enum<?>> values) {
        return values.isEmpty() ? "none" : values.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    static String json(PolicySeen policy) {
        ObjectNode node = Json.mapper().createObjectNode().put("kind", "policy");
        Json.mapper().valueToTree(policy).properties().forEach(each -> node.set(each.getKey(), each.getValue()));
        return Json.line(node);
    }
}
