package dev.shelflife.app.config;

import dev.shelflife.yaml.Section;
import java.util.List;
import java.util.Map;

/** Reads the destinations and subscriptions. */
final class NotifierSection {

    private final SecretReader secrets;
    private final List<Integer> leadDays;

    NotifierSection(SecretReader secrets, List<Integer> leadDays) {
        this.secrets = secrets;
        this.leadDays = leadDays;
    }

    /** What the section says; no destinations when secrets are not to be read, though all is checked. */
    Settings.Notifier read(Section notifier) {
        Section named = notifier.openSection("destinations");
        DestinationsSection all = new DestinationsSection(secrets);
        Map<String, DestinationSettings> destinations = all.read(named);
        SubscriptionSection reader = new SubscriptionSection(named.keys(), leadDays);
        List<Subscribed> subscriptions = reader.read(notifier);
        return new Settings.Notifier(
                secrets.reads() ? destinations : Map.of(),
                subscriptions,
                reader.owners(notifier),
                reader.ownHealth(notifier),
                secrets.reads() ? all.heartbeats() : Map.of());
    }
}
