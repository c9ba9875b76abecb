package dev.shelflife.app.config;

import static dev.shelflife.app.config.SettingsFile.or;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.TransitionType;
import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the destinations and routes. */
final class NotifierSection {

    private static final Duration HORIZON = Duration.ofDays(7);

    private final SecretReader secrets;

    NotifierSection(SecretReader secrets) {
        this.secrets = secrets;
    }

    /** What the section says; nobody and nothing when secrets are not to be read, though all else is checked. */
    Settings.Notifier read(Section notifier) {
        Section named = notifier.openSection("destinations");
        Map<String, DestinationSettings> destinations = new DestinationsSection(secrets).read(named);
        List<Settings.Route> routes = new ArrayList<>();
        List<String> keys =
                List.of("destination", "services", "frameworks", "versions", "milestones", "types", "horizon");
        for (Section route : notifier.sections("routes", keys)) {
            routes.add(route(route, named.keys()));
        }
        return secrets.reads() ? new Settings.Notifier(destinations, routes) : Settings.DEFAULT.notifier();
    }

    private static Settings.Route route(Section route, List<String> destinations) {
        String destination = route.required("destination", Values.among(destinations, "destination"));
        return new Settings.Route(
                or(destination, ""),
                route.list("services", Values::slug),
                route.list("frameworks", Values::slug),
                route.list("versions", Values::slug),
                route.list("milestones", Values.oneOf(Milestone.class)),
                route.list("types", Values.oneOf(TransitionType.class)),
                or(route.value("horizon", Values.duration(Duration.ZERO)), HORIZON));
    }
}
