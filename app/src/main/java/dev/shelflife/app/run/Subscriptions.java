package dev.shelflife.app.run;

import dev.shelflife.app.config.Settings;
import dev.shelflife.app.config.Subscribed;
import dev.shelflife.notifier.plan.Digest;
import dev.shelflife.notifier.plan.Escalation;
import dev.shelflife.notifier.plan.Pace;
import dev.shelflife.notifier.plan.QuietHours;
import dev.shelflife.notifier.route.Language;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.notifier.route.Wanted;
import dev.shelflife.notifier.route.WantedUses;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The notifier's subscriptions, from what the file says. */
public final class Subscriptions {

    /** What a first start tells of the past to those that have no section of their own: as the others by default. */
    private static final Duration HORIZON = Duration.ofDays(7);

    private Subscriptions() {}

    /**
     * In the order of the file, then those of owners, then those to our own health; both in the language in which the destination is
     * told first of all, for they have no section of their own that could name one.
     */
    public static List<Subscription> of(Settings.Notifier configured) {
        return Stream.of(
                        configured.subscriptions().stream().map(Subscriptions::of),
                        configured.owners().entrySet().stream()
                                .map(each -> Subscription.ofOwner(each.getKey(), each.getValue())
                                        .within(HORIZON)
                                        .in(language(configured, each.getValue()))),
                        configured.ownHealth().stream().map(each -> Subscription.ownHealth(each)
                                .within(HORIZON)
                                .in(language(configured, each))))
                .flatMap(each -> each)
                .toList();
    }

    private static Language language(Settings.Notifier configured, String destination) {
        return configured.subscriptions().stream()
                .filter(each -> each.destination().equals(destination))
                .findFirst()
                .map(each -> language(each.language()))
                .orElse(Language.EN);
    }

    private static Language language(Subscribed.Language said) {
        return Language.valueOf(said.name());
    }

    private static Subscription of(Subscribed each) {
        return new Subscription(
                each.name(),
                each.destination(),
                new Wanted(
                        Set.copyOf(each.services()),
                        Set.copyOf(each.frameworks()),
                        Set.copyOf(each.versions()),
                        Set.copyOf(each.milestones()),
                        Set.copyOf(each.types()),
                        Set.copyOf(each.leadDays()),
                        each.severity(),
                        uses(each.inventory())),
                new Pace(digest(each.digest()), quiet(each.quiet()), each.budget(), escalation(each.escalate())),
                language(each.language()),
                each.horizon());
    }

    private static @Nullable WantedUses uses(Subscribed.@Nullable Inventory said) {
        return said == null ? null : new WantedUses(Set.copyOf(said.owners()), Set.copyOf(said.environments()));
    }

    private static @Nullable Digest digest(Subscribed.@Nullable Digest said) {
        return said == null
                ? null
                : new Digest(
                        said.every() == Subscribed.Every.DAILY ? Digest.Every.DAILY : Digest.Every.WEEKLY,
                        said.at(),
                        said.on(),
                        said.zone(),
                        said.except());
    }

    private static @Nullable QuietHours quiet(Subscribed.@Nullable Quiet said) {
        return said == null ? null : new QuietHours(said.from(), said.to(), said.zone(), said.except());
    }

    private static @Nullable Escalation escalation(Subscribed.@Nullable Escalate said) {
        return said == null ? null : new Escalation(said.after(), said.to(), said.severity());
    }
}
