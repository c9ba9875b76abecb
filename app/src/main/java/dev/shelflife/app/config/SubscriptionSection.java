package dev.shelflife.app.config;

import static dev.shelflife.app.config.SettingsFile.or;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Severity;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.route.Language;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.notifier.route.Wanted;
import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads who wants what. */
final class SubscriptionSection {

    /** What the section above knows. */
    static final List<String> NOTIFIER_KEYS = List.of("destinations", "subscriptions", "routes", "ownHealth");

    private static final List<String> KEYS = List.of(
            "name",
            "destination",
            "services",
            "frameworks",
            "versions",
            "milestones",
            "types",
            "leadDays",
            "severity",
            "language",
            "horizon",
            "digest",
            "quiet",
            "budget",
            "escalate");

    /** What a first start tells of the past, unless the file says otherwise. */
    private static final Duration HORIZON = Duration.ofDays(7);

    private static final int MOST_LEAD_DAYS = 3660;

    private final List<String> destinations;
    private final List<Integer> leadDays;

    /** Which key stands in the name's place, by name. */
    private final Map<String, Section> named = new HashMap<>();

    /**
     * A reader.
     *
     * @param destinations their names
     * @param leadDays the lead times that the installation tells
     */
    SubscriptionSection(List<String> destinations, List<Integer> leadDays) {
        this.destinations = destinations;
        this.leadDays = leadDays;
    }

    /** All subscriptions, those to our own health last. {@code routes} is their former name, when they had none of their own. */
    List<Subscription> read(Section notifier) {
        List<Subscription> all = new ArrayList<>();
        for (Section each : notifier.sections("subscriptions", KEYS)) {
            String name = each.required("name", Values::slug);
            all.add(subscription(each, or(name, "")));
        }
        for (Section each : notifier.sections("routes", KEYS)) {
            String name = each.value("name", Values::slug);
            all.add(subscription(each, name == null ? free(each) : name));
        }
        for (String destination : ownHealth(notifier)) {
            all.add(Subscription.ownHealth(destination).within(HORIZON));
        }
        return all;
    }

    /** A route without a name is called like its destination, so that adding another one renames none. */
    private String free(Section route) {
        String wanted = or(route.value("destination", text -> text), "");
        String name = wanted;
        for (int i = 2; named.containsKey(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private Subscription subscription(Section section, String name) {
        if (!name.isEmpty() && named.putIfAbsent(name, section) != null) {
            section.problem("name", "'" + name + "' is there twice");
        }
        if (name.startsWith(Subscription.OWN_HEALTH)) {
            section.problem("name", "'" + name + "' is ours: choose another one, or set ownHealth");
        }
        String destination = section.required("destination", Values.among(destinations, "destination"));
        section.value("language", Values.oneOf(Language.class));
        return new Subscription(
                name.isEmpty() ? "?" : name,
                or(destination, ""),
                wanted(section),
                new PaceSection(destinations).read(section),
                Language.EN,
                or(section.value("horizon", Values.duration(Duration.ZERO)), HORIZON));
    }

    private Wanted wanted(Section section) {
        List<Integer> leads = section.list("leadDays", Values.integer(1, MOST_LEAD_DAYS));
        for (Integer lead : leads) {
            if (!leadDays.contains(lead)) {
                section.problem("leadDays", lead + " is no lead time of this installation: leadDays is " + leadDays);
            }
        }
        return new Wanted(
                Set.copyOf(section.list("services", Values::slug)),
                Set.copyOf(section.list("frameworks", Values::slug)),
                Set.copyOf(section.list("versions", Values::slug)),
                Set.copyOf(section.list("milestones", Values.oneOf(Milestone.class))),
                Set.copyOf(section.list("types", Values.oneOf(TransitionType.class))),
                Set.copyOf(leads),
                or(section.value("severity", Values.oneOf(Severity.class)), Severity.INFO));
    }

    /** Everybody hears that shelflife itself is not well, unless the file names who does, or says false. */
    private Set<String> ownHealth(Section notifier) {
        List<String> given = notifier.list("ownHealth", text -> switch (text) {
            case "true", "false" -> text;
            default -> Values.among(destinations, "destination").apply(text);
        });
        if (given.contains("false")) {
            if (given.size() > 1) {
                notifier.problem("ownHealth", "is true, false, or names of destinations");
            }
            return Set.of();
        }
        return new LinkedHashSet<>(given.isEmpty() || given.contains("true") ? destinations : given);
    }
}
