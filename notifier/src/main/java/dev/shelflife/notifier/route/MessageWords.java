package dev.shelflife.notifier.route;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.route.MessageText.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of {@link MessageText} about a transition in one language, in the terms of the vendors' policies. */
final class MessageWords {

    /** Stands where a sentence names what is not known. */
    private static final String UNKNOWN = "\u2013";

    private final Words words;
    private final Transition transition;
    private final Map<String, String> values;

    MessageWords(Words words, Transition transition) {
        this.words = words;
        this.transition = transition;
        this.values = values();
    }

    String subject() {
        return words.say("subject", Map.of("name", name(), "headline", say("headline." + headline())));
    }

    /** What is said of a type, and of it with what not every transition of that type has. */
    private String headline() {
        TransitionType type = transition.type();
        boolean more =
                switch (type) {
                    case RELEASED -> transition.release() != null;
                    case WITHDRAWN -> transition.milestone() != null;
                    case IMAGE_OUTDATED ->
                        transition.use() != null && transition.use().newer() != null;
                    case USE_ENDED -> !transition.otherLines().isEmpty();
                    default -> false;
                };
        return type.slug() + (more ? ".more" : "");
    }

    String what() {
        String meaning =
                switch (transition.type()) {
                    case APPROACHING, REACHED, ANNOUNCED, MOVED_EARLIER, MOVED_LATER -> consequence();
                    case REOPENED, WITHDRAWN, IMAGE_OUTDATED, HEARTBEAT ->
                        say("meaning." + transition.type().slug());
                    case RELEASED ->
                        transition.release() == null ? "" : transition.release().text();
                    case POLICY_CHANGED ->
                        transition.policyChange() == null
                                ? ""
                                : String.join("; ", transition.policyChange().changes());
                    default -> "";
                };
        String late = transition.late() ? say("meaning.late") : "";
        return Stream.of(words.say("sentence", Map.of("text", subject())), meaning, late)
                .filter(sentence -> !sentence.isEmpty())
                .reduce((first, next) -> words.say("sentences", Map.of("first", first, "next", next)))
                .orElse("");
    }

    /** What the end means for who runs the image (sources: the vendors' support policies). */
    private String consequence() {
        Milestone milestone = transition.milestone();
        return milestone == null || !Milestone.DATED.contains(milestone)
                ? ""
                : say("meaning." + slug(milestone)
                        + (transition.type() == TransitionType.REACHED ? ".past" : ".ahead"));
    }

    /** One line that stays true however long it is told. */
    String standing() {
        return switch (transition.type()) {
            case APPROACHING, REACHED, VERIFICATION_LOST ->
                say("standing." + transition.type().slug());
            default -> subject();
        };
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "milestone", transition.milestone() == null ? null : end());
        add(facts, "last good day", text(transition.newDate()));
        add(facts, "before", text(transition.oldDate()));
        Long days = days();
        add(facts, days != null && days < 0 ? "days past" : "days left", days == null ? null : "" + Math.abs(days));
        add(facts, "scope", scope());
        if (transition.use() != null) {
            add(facts, "owner", transition.use().owner());
            add(facts, "version", String.join(", ", transition.use().subjects()));
            add(facts, "newest", transition.use().newer());
        }
        add(facts, "move to", transition.successor() == null ? null : say("successor"));
        add(facts, "reason", transition.reason());
        add(facts, "revision", transition.revision() > 1 ? Integer.toString(transition.revision()) : null);
        add(facts, "subject", transition.subject());
        return facts;
    }

    private String say(String key) {
        return words.say(key, values).strip();
    }

    /** All that sentences name; {@link #headline} chooses those that name what is known. */
    private Map<String, String> values() {
        Map<String, String> all = new HashMap<>();
        all.put("name", name());
        all.put("end", end());
        all.put("date", or(text(transition.newDate())));
        all.put("before", or(text(transition.oldDate())));
        all.put("notice", notice());
        all.put("source", transition.framework());
        all.put("reason", or(transition.reason()));
        all.put(
                "released",
                transition.release() == null
                        ? UNKNOWN
                        : transition.release().releasedOn().toString());
        all.put(
                "newer",
                transition.use() == null ? UNKNOWN : or(transition.use().newer()));
        Transition.Successor next = transition.successor();
        all.put("version", next == null ? UNKNOWN : next.version());
        all.put("until", next == null ? UNKNOWN : next.supportedUntil().toString());
        return all;
    }

    private String name() {
        if (transition.use() != null) {
            return transition.use().reference();
        }
        if (transition.subject().equals(Heartbeat.SUBJECT)) {
            return transition.service();
        }
        if (transition.framework().isEmpty() || transition.subject().startsWith("source/")) {
            return transition.subject();
        }
        String version = transition.version() == null ? "" : " " + transition.version();
        return words.say(
                "version", Map.of("version", transition.framework() + version, "service", transition.service()));
    }

    private String end() {
        Milestone milestone = transition.milestone();
        return words.say("end." + (milestone == null ? "other" : slug(milestone)));
    }

    private static String slug(Milestone milestone) {
        return switch (milestone) {
            case END_OF_PATCH -> "patch";
            case END_OF_AVAILABILITY -> "availability";
            case OTHER -> "other";
        };
    }

    private String notice() {
        Long days = days();
        return days == null ? "" : words.count(days < 0 ? "days-past" : "days-left", Math.abs(days));
    }

    /** Days that are left of a date, negative for one that has passed; null where it is not the point. */
    private @Nullable Long days() {
        boolean tells = transition.type() != TransitionType.REACHED && transition.newDate() != null;
        return tells ? transition.daysOfNotice() : null;
    }

    private @Nullable String scope() {
        if (transition.scope() != Transition.Scope.SOME) {
            return null;
        }
        int some = transition.lines().size();
        String all = Integer.toString(some + transition.otherLines().size());
        return words.say(
                transition.use() == null ? "scope.lines" : "scope.workloads",
                Map.of("some", Integer.toString(some), "all", all));
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static String or(@Nullable String text) {
        return text == null ? UNKNOWN : text;
    }

    private void add(List<Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(key, words.say("fact." + key.replace(' ', '-')), value));
        }
    }
}
