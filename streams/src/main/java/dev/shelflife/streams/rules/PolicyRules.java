package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.Wording;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Policy;
import dev.shelflife.events.Policy.MilestoneMeaning;
import dev.shelflife.events.PolicyChange;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.identity.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of support policies. A wording is compared with the one before of the same source in the same language; what is seen
 * for the first time is the state of affairs and tells nothing.
 */
final class PolicyRules {

    private PolicyRules() {}

    /**
     * Puts what a page says into a row.
     *
     * @param row the row so far, null when there is none
     */
    static Lifecycle.SupportPolicy apply(
            Lifecycle.@Nullable SupportPolicy row,
            Observation.PolicyTold told,
            SortedMap<String, Long> sequences,
            Instant observedUntil) {
        Policy policy = told.policy();
        SortedMap<String, Wording> wordings = row == null ? new TreeMap<>() : new TreeMap<>(row.wordings());
        Wording before = wordings.get(id(told));
        wordings.put(
                id(told),
                before == null
                        ? new Wording(policy, told.at(), policy, 0)
                        : new Wording(policy, told.at(), before.told(), before.revision()));
        return new Lifecycle.SupportPolicy(
                told.subject(), policy.service(), told.zone(), wordings, sequences, observedUntil);
    }

    /** Tells each wording that is not the one told last. Nothing about a policy ever lies ahead. */
    static Decision decide(Lifecycle.SupportPolicy row) {
        SortedMap<String, Wording> wordings = new TreeMap<>(row.wordings());
        List<Transition> transitions = new ArrayList<>();
        row.wordings().forEach((id, wording) -> {
            if (!wording.published().saysTheSameAs(wording.told())) {
                Wording told = new Wording(
                        wording.published(), wording.publishedAt(), wording.published(), wording.revision() + 1);
                wordings.put(id, told);
                transitions.add(write(row, id, wording, told.revision()));
            }
        });
        return new Decision(
                transitions.isEmpty()
                        ? row
                        : new Lifecycle.SupportPolicy(
                                row.subject(),
                                row.service(),
                                row.zone(),
                                wordings,
                                new TreeMap<>(row.appliedSequences()),
                                row.observedUntil()),
                transitions,
                null);
    }

    private static String id(Observation.PolicyTold told) {
        return told.source() + " " + told.policy().language();
    }

    private static Transition write(Lifecycle.SupportPolicy row, String id, Wording wording, int revision) {
        Policy now = wording.published();
        Policy then = wording.told();
        return new TransitionDraft(
                        Ids.of(
                                "transition",
                                row.subject(),
                                TransitionType.POLICY_CHANGED,
                                id,
                                now.wordingHash(),
                                revision),
                        row.subject(),
                        TransitionType.POLICY_CHANGED,
                        wording.publishedAt())
                .of(row.service(), "", null)
                .in(row.zone())
                .revision(revision)
                .provenance(List.of(now.provenance()))
                .policyChange(new PolicyChange(
                        now.language(), then.wordingHash(), now.wordingHash(), changes(then, now), now))
                .write();
    }

    private static List<String> changes(Policy then, Policy now) {
        List<String> changes = new ArrayList<>();
        for (MilestoneMeaning was : then.milestones()) {
            MilestoneMeaning is = meaning(now, was);
            if (is == null) {
                changes.add(words(was.milestone()) + " is no longer defined");
            } else {
                if (was.dateRule() != is.dateRule()) {
                    changes.add(words(was.milestone()) + ": its date was " + words(was.dateRule()) + " and is "
                            + words(is.dateRule()));
                }
                compare(words(was.milestone()) + ": ", was.effects(), is.effects(), changes);
            }
        }
        now.milestones().stream()
                .filter(is -> meaning(then, is) == null)
                .forEach(is -> changes.add(words(is.milestone()) + " is now defined"));
        compare("updates: ", then.updates(), now.updates(), changes);
        compare("duties: ", then.duties(), now.duties(), changes);
        if (then.imagesImmutable() != now.imagesImmutable()) {
            changes.add(now.imagesImmutable() ? "images are now immutable" : "images are no longer called immutable");
        }
        if (changes.isEmpty()) {
            changes.add("other words, with the same facts");
        }
        return changes;
    }

    private static void compare(
            String of, Collection<? extends Enum<?>> then, Collection<? extends Enum<?>> now, List<String> changes) {
        then.stream().filter(each -> !now.contains(each)).forEach(each -> changes.add(of + "no more " + words(each)));
        now.stream().filter(each -> !then.contains(each)).forEach(each -> changes.add(of + "now " + words(each)));
    }

    private static @Nullable MilestoneMeaning meaning(Policy policy, MilestoneMeaning like) {
        return policy.milestones().stream()
                .filter(each -> Objects.equals(each.milestone(), like.milestone()))
                .findFirst()
                .orElse(null);
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
