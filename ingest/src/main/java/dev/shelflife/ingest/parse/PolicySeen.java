package dev.shelflife.ingest.parse;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Policy;
import dev.shelflife.events.Policy.Duty;
import dev.shelflife.events.Policy.Effect;
import dev.shelflife.events.Policy.MilestoneMeaning;
import dev.shelflife.events.Policy.UpdateKind;
import dev.shelflife.ingest.parse.PolicyText.Line;
import dev.shelflife.ingest.source.PolicyWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * A policy page as the reader saw it, for people who write a source.
 *
 * @param language whose words the page holds most of; empty when it holds none of any language
 * @param keysFound how many of the language's kinds of words the page holds
 * @param keysKnown how many there are
 * @param lastUpdated null when the page does not tell it
 * @param milestones both of them
 * @param updates the kinds of update that are promised
 * @param notFound kinds of words that the page does not hold, or not where they count, such as {@code update-package}
 * @param labels what stands before a colon and may be the label of a definition; empty when both milestones are defined
 */
public record PolicySeen(
        String language,
        int keysFound,
        int keysKnown,
        @Nullable LocalDate lastUpdated,
        List<Defined> milestones,
        List<UpdateKind> updates,
        List<String> notFound,
        List<String> labels) {

    private static final int MOST_LABELS = 5;

    /** Words of what surrounds a policy, and the other one of two kinds of which a policy has one. */
    private static final Set<String> NOT_OF_THE_POLICY = Set.of("next", "end", "noise", "from-date");

    /**
     * A milestone and its definition.
     *
     * @param label that stands before the definition; null when there is none
     * @param text the definition, cut when it is long; null when there is none
     * @param meaning what was read from it; null when there is none
     */
    public record Defined(
            Milestone milestone, @Nullable String label, @Nullable String text, @Nullable MilestoneMeaning meaning) {}

    /** Copies, so that it is a value. */
    public PolicySeen {
        milestones = List.copyOf(milestones);
        updates = List.copyOf(updates);
        notFound = List.copyOf(notFound);
        labels = List.copyOf(labels);
    }

    /** @param catalogue what the page gave */
    static PolicySeen of(Document document, Catalogue catalogue) {
        Policy policy =
                catalogue.policies().isEmpty() ? null : catalogue.policies().get(0);
        List<Line> lines = PolicyText.lines(document);
        PolicyBody body = PolicyStatements.best(lines);
        String all = lines.stream().map(Line::plain).collect(Collectors.joining("\n"));
        String text = PolicyStatements.isTooLong(all) ? "" : all;
        PolicyWords words = body == null ? likeliest(text) : body.words();
        List<Defined> milestones = Milestone.DATED.stream()
                .map(milestone -> defined(milestone, body, policy))
                .toList();
        boolean whole = milestones.stream().allMatch(each -> each.meaning() != null);
        List<String> keys = words.patterns().keySet().stream()
                .filter(key -> !NOT_OF_THE_POLICY.contains(key))
                .toList();
        int found = (int) keys.stream().filter(key -> words.has(key, text)).count();
        return new PolicySeen(
                policy != null ? policy.language() : found == 0 ? "" : words.language(),
                found,
                keys.size(),
                PolicyPage.lastUpdated(document, PolicyTail.of(PolicyText.tail(document)), lines),
                milestones,
                policy == null ? List.of() : policy.updates(),
                notFound(words, text, policy),
                whole ? List.of() : labels(lines, body));
    }

    private static PolicyWords likeliest(String text) {
        return PolicyWords.ALL.stream()
                .max(Comparator.comparingLong((PolicyWords words) -> words.score(text)))
                .orElseThrow();
    }

    private static Defined defined(Milestone milestone, @Nullable PolicyBody body, @Nullable Policy policy) {
        PolicyBody.Definition definition =
                body == null ? null : body.definitions().get(milestone);
        MilestoneMeaning meaning = policy == null
                ? null
                : policy.milestones().stream()
                        .filter(each -> each.milestone() == milestone)
                        .findFirst()
                        .orElse(null);
        return definition == null
                ? new Defined(milestone, null, null, meaning)
                : new Defined(milestone, definition.label(), Html.shown(definition.text()), meaning);
    }

    private static List<String> notFound(PolicyWords words, String text, @Nullable Policy policy) {
        List<String> all = new ArrayList<>();
        for (String key : List.of("title", "end-of-patch", "end-of-availability", "after-date", "updates")) {
            boolean found =
                    switch (key) {
                        case "end-of-patch", "end-of-availability" -> policy != null && defines(policy, key);
                        case "after-date" -> words.has(key, text) || words.has("from-date", text);
                        default -> words.has(key, text);
                    };
            if (!found) {
                all.add(key);
            }
        }
        missing("update", UpdateKind.values(), policy == null ? List.of() : policy.updates(), all);
        missing("duty", Duty.values(), policy == null ? List.of() : policy.duties(), all);
        missing("effect", Effect.values(), effects(policy), all);
        if (policy == null || !policy.imagesImmutable()) {
            all.add("immutable");
        }
        return all;
    }

    private static boolean defines(Policy policy, String key) {
        return policy.milestones().stream()
                .anyMatch(each -> key.equals(
                        each.milestone().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    private static List<Effect> effects(@Nullable Policy policy) {
        Stream<MilestoneMeaning> all = policy == null ? Stream.empty() : policy.milestones().stream();
        return all.flatMap(each -> each.effects().stream()).toList();
    }

    private static void missing(String prefix, Enum<?>[] known, List<? extends Enum<?>> found, List<String> into) {
        Arrays.stream(known)
                .filter(each -> !found.contains(each) && !each.name().equals("OTHER"))
                .map(each -> PolicyWords.key(prefix, each))
                .forEach(into::add);
    }

    private static List<String> labels(List<Line> lines, @Nullable PolicyBody body) {
        return lines.stream()
                .filter(line -> body == null || !body.isLabel(line))
                .map(PolicyBody::unknownLabel)
                .filter(Objects::nonNull)
                .limit(MOST_LABELS)
                .toList();
    }
}
