package dev.shelflife.app.config;

import static dev.shelflife.app.config.SettingsFile.or;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Severity;
import dev.shelflife.events.TransitionType;
import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads who wants what. */
final class SubscriptionSection {

    /** What the section above knows. */
    static final List<String> NOTIFIER_KEYS = List.of("destinations", "subscriptions", "routes", "owners", "ownHealth");

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
            "escalate",
            "inventory");

    /** What a first start tells of the past, unless the file says otherwise. */
    private static final Duration HORIZON = Duration.ofDays(7);

    private static final int MOST_LEAD_DAYS = 3660;
    private static final int MOST_AN_HOUR = 1000;

    /** The beginning of the names of the subscriptions that the installation has by itself. */
    private static final String OWN_HEALTH = "own-health";

    /** The beginning of the names of the subscriptions of owners. */
    static final String OWNER = "owner-";

    /** What signs of life are sent for. */
    private static final String HEARTBEAT = "heartbeat";

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

    /** All subscriptions. {@code routes} is their former name, when they had none of their own. */
    List<Subscribed> read(Section notifier) {
        List<Subscribed> all = new ArrayList<>();
        for (Section each : notifier.sections("subscriptions", KEYS)) {
            String name = each.required("name", Values::slug);
            all.add(subscription(each, or(name, "")));
        }
        for (Section each : notifier.sections("routes", KEYS)) {
            String name = each.value("name", Values::slug);
            all.add(subscription(each, name == null ? free(each) : name));
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

    private Subscribed subscription(Section section, String name) {
        if (!name.isEmpty() && named.putIfAbsent(name, section) != null) {
            section.problem("name", "'" + name + "' is there twice");
        }
        if (name.equals(HEARTBEAT)) {
            section.problem("name", "'" + name + "' is ours: choose another one, or set heartbeat of a destination");
        }
        if (name.startsWith(OWN_HEALTH)) {
            section.problem("name", "'" + name + "' is ours: choose another one, or set ownHealth");
        }
        if (name.startsWith(OWNER)) {
            section.problem("name", "'" + name + "' is ours: choose another one, or set owners");
        }
        String destination = section.required("destination", Values.among(destinations, "destination"));
        PaceSection pace = new PaceSection(destinations);
        return new Subscribed(
                name.isEmpty() ? "?" : name,
                or(destination, ""),
                section.list("services", Values::slug),
                section.list("frameworks", Values::slug),
                section.list("versions", Values::slug),
                section.list("milestones", Values.oneOf(Milestone.class)),
                types(section),
                leadDays(section),
                or(section.value("severity", Values.oneOf(Severity.class)), Severity.INFO),
                or(section.value("language", Values.oneOf(Subscribed.Language.class)), Subscribed.Language.EN),
                or(section.value("horizon", Values.duration(Duration.ZERO)), HORIZON),
                PaceSection.digest(section),
                PaceSection.quiet(section),
                section.value("budget", Values.integer(1, MOST_AN_HOUR)),
                pace.escalation(section),
                inventory(section));
    }

    private static Subscribed.@Nullable Inventory inventory(Section section) {
        if (!section.has("inventory")) {
            return null;
        }
        Section whose = section.section("inventory", List.of("owners", "environments"));
        return new Subscribed.Inventory(whose.list("owners", Values::text), whose.list("environments", Values::text));
    }

    /** Where each owner is told of what is theirs, by owner. */
    Map<String, String> owners(Section notifier) {
        Section owners = notifier.openSection("owners");
        Map<String, String> all = new LinkedHashMap<>();
        for (String owner : owners.keys()) {
            String destination = owners.required(owner, Values.among(destinations, "destination"));
            if (destination != null) {
                all.put(owner, destination);
            }
        }
        return all;
    }

    private static List<TransitionType> types(Section section) {
        List<TransitionType> types = section.list("types", Values.oneOf(TransitionType.class));
        if (types.contains(TransitionType.HEARTBEAT)) {
            section.problem("types", "has heartbeat, which no subscription is told: set heartbeat of the destination");
        }
        if (!section.has("inventory") && types.stream().anyMatch(TransitionType.OF_USES::contains)) {
            section.problem("types", "has what happens only to images that somebody runs: add inventory: {}");
        }
        return types;
    }

    private List<Integer> leadDays(Section section) {
        List<Integer> leads = section.list("leadDays", Values.integer(1, MOST_LEAD_DAYS));
        for (Integer lead : leads) {
            if (!leadDays.contains(lead)) {
                section.problem("leadDays", lead + " is no lead time of this installation: leadDays is " + leadDays);
            }
        }
        return leads;
    }

    /** Everybody hears that shelflife itself is not well, unless the file names who does, or says false. */
    Set<String> ownHealth(Section notifier) {
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
