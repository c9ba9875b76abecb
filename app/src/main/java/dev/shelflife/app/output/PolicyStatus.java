package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Lifecycle.SupportPolicy;
import dev.shelflife.events.Lifecycle.Wording;
import dev.shelflife.events.Policy;
import dev.shelflife.events.Policy.MilestoneMeaning;
import dev.shelflife.events.topics.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What support policies say, for people and for machines. Pure. */
public final class PolicyStatus {

    private PolicyStatus() {}

    /** For machines: {@code kind} (policy-status), {@code key}, {@code service}, and {@code wordings}, each as in the state table. */
    public static String json(SupportPolicy row) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("kind", "policy-status").put("key", row.subject()).put("service", row.service());
        node.set("wordings", Json.mapper().valueToTree(row.wordings().values()));
        return node.toString();
    }

    /** For people, one line: the key, the languages, and how often it has changed. */
    public static String line(SupportPolicy row) {
        String wordings = row.wordings().values().stream()
                .map(each -> each.published().language() + changes(each))
                .collect(Collectors.joining(", "));
        return row.subject() + "  read in " + wordings;
    }

    /** For people, all of it. */
    public static List<String> details(SupportPolicy row) {
        List<String> text = new ArrayList<>();
        text.add(row.subject());
        for (Wording wording : row.wordings().values()) {
            Policy policy = wording.published();
            text.add("");
            text.add("in " + policy.language() + changes(wording) + ", as of " + wording.publishedAt());
            for (MilestoneMeaning meaning : policy.milestones()) {
                text.add("  " + String.format(Locale.ROOT, "%-20s", words(meaning.milestone())) + " date is "
                        + words(meaning.dateRule()) + "; then " + words(meaning.effects()));
            }
            text.add("  updates              " + words(policy.updates()));
            text.add("  left to the user     " + words(policy.duties()));
            text.add("  images               " + (policy.imagesImmutable() ? "immutable" : "not called immutable"));
            text.add("  last updated         " + (policy.lastUpdated() == null ? "not told" : policy.lastUpdated()));
            text.add("  told at              " + policy.provenance().url() + ", sha-256 "
                    + policy.provenance().sha256());
        }
        return text;
    }

    private static String changes(Wording wording) {
        return switch (wording.revision()) {
            case 0 -> "";
            case 1 -> " (changed once)";
            default -> " (changed " + wording.revision() + " times)";
        };
    }

    private static String words(Collection<? extends Enum<?>> values) {
        return values.isEmpty()
                ? "nothing told"
                : values.stream().map(PolicyStatus::words).collect(Collectors.joining(", "));
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
