package dev.shelflife.ingest.parse;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Policy.DateRule;
import dev.shelflife.events.Policy.Duty;
import dev.shelflife.events.Policy.Effect;
import dev.shelflife.events.Policy.MilestoneMeaning;
import dev.shelflife.events.Policy.UpdateKind;
import dev.shelflife.events.Problem;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.ingest.parse.PolicyText.Line;
import dev.shelflife.ingest.source.PolicyWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a policy say, in the language that they are in. Found by words alone: labels that stand before a definition,
 * and sentences; so the same prose is read the same from a list, from paragraphs, from a table and from plain text.
 */
record PolicyStatements(
        String language,
        List<String> labels,
        List<MilestoneMeaning> milestones,
        List<UpdateKind> updates,
        List<Duty> duties,
        boolean imagesImmutable,
        String wordingHash,
        List<Problem> problems) {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|(?<=[\u3002\uff01\uff1f])");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_UPDATES = 10;

    /** Ten times the longest known policy. A longer page is something else, and the patterns would take minutes over it. */
    private static final int MOST_CHARACTERS = 60_000;

    /** Reads the lines in the language whose words they hold most of; null when no milestone is defined in any language. */
    static @Nullable PolicyStatements of(List<Line> lines, Where where) {
        PolicyBody best = best(lines);
        return best == null ? null : of(best, where);
    }

    static boolean isTitle(String plain) {
        return PolicyBody.isShort(plain) && PolicyWords.ALL.stream().anyMatch(words -> words.has("title", plain));
    }

    static boolean definesBothMilestones(List<Line> lines) {
        PolicyBody best = best(lines);
        return best != null && best.definitions().size() == Milestone.DATED.size();
    }

    /** Of the languages in which most milestones are found, the one with most words. */
    static @Nullable PolicyBody best(List<Line> lines) {
        PolicyBody best = null;
        long most = 0;
        String text = lines.stream().map(Line::plain).collect(Collectors.joining("\n"));
        if (isTooLong(text)) {
            return null;
        }
        for (PolicyWords words : PolicyWords.ALL) {
            PolicyBody body = PolicyBody.of(lines, words);
            long score = words.score(text);
            if (!body.definitions().isEmpty() && score > most) {
                best = body;
                most = score;
            }
        }
        return best;
    }

    /** Whether a text is longer than any policy, so that no pattern should be tried on it. */
    static boolean isTooLong(String text) {
        return text.length() > MOST_CHARACTERS;
    }

    private static PolicyStatements of(PolicyBody body, Where where) {
        PolicyWords words = body.words();
        List<Problem> problems = new ArrayList<>();
        List<MilestoneMeaning> meanings = new ArrayList<>();
        for (Milestone milestone : Milestone.DATED) {
            PolicyBody.Definition definition = body.definitions().get(milestone);
            if (definition == null) {
                problems.add(new Problem(
                        where.place("policy"),
                        milestone.name(),
                        "the policy's definition of this milestone is not found",
                        false));
            } else {
                meanings.add(meaning(milestone, definition, words, where, problems));
            }
        }
        List<UpdateKind> updates = updates(body);
        if (updates.isEmpty()) {
            problems.add(new Problem(
                    where.place("policy"), "", "the kinds of update that the policy promises are not found", false));
        }
        String all = body.lines().stream().map(Line::plain).collect(Collectors.joining("\n"));
        return new PolicyStatements(
                words.language(),
                body.definitions().values().stream()
                        .map(PolicyBody.Definition::label)
                        .toList(),
                meanings,
                updates,
                Arrays.stream(Duty.values())
                        .filter(duty -> words.has(PolicyWords.key("duty", duty), all))
                        .toList(),
                words.has("immutable", all),
                Ids.of("wording", NO_WORD.matcher(all).replaceAll("")),
                problems);
    }

    private static MilestoneMeaning meaning(
            Milestone milestone,
            PolicyBody.Definition definition,
            PolicyWords words,
            Where where,
            List<Problem> problems) {
        String place = where.place("policy", definition.label());
        List<Effect> found = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(definition.text(), -1)) {
            String plain = PolicyWords.plain(sentence);
            List<Effect> effects = Arrays.stream(Effect.values())
                    .filter(effect -> words.has(PolicyWords.key("effect", effect), plain))
                    .toList();
            if (effects.isEmpty() && plain.chars().anyMatch(Character::isLetter)) {
                problems.add(new Problem(
                        place, Html.shown(sentence.strip()), "a sentence whose meaning is not known", false));
            }
            found.addAll(effects);
        }
        String plain = PolicyWords.plain(definition.text());
        DateRule rule = words.has("after-date", plain)
                ? DateRule.LAST_GOOD_DAY
                : words.has("from-date", plain) ? DateRule.FIRST_DAY_OF_STAGE : DateRule.NOT_TOLD;
        if (rule == DateRule.NOT_TOLD) {
            problems.add(new Problem(
                    place,
                    Html.shown(definition.text()),
                    "whether the date itself is still a good day is not said in words that are known",
                    false));
        }
        return new MilestoneMeaning(
                milestone, rule, found.stream().distinct().sorted().toList());
    }

    /** By the sentence that says what updates may include, and the first sentence of each line that follows it. */
    private static List<UpdateKind> updates(PolicyBody body) {
        PolicyWords words = body.words();
        List<String> told = new ArrayList<>();
        for (Line line : body.lines()) {
            String plain = line.plain();
            if (told.isEmpty()) {
                if (words.has("updates", plain)) {
                    told.add(plain);
                }
            } else if (line.heading() || body.isLabel(line) || told.size() > MOST_UPDATES) {
                break;
            } else {
                told.add(SENTENCE_END.split(plain, -1)[0]);
            }
        }
        return Arrays.stream(UpdateKind.values())
                .filter(kind -> told.stream().anyMatch(each -> words.has(PolicyWords.key("update", kind), each)))
                .toList();
    }
}
