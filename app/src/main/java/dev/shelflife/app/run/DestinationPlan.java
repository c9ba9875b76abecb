package dev.shelflife.app.run;

import dev.shelflife.app.config.DestinationSettings;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.channel.MailServer;
import dev.shelflife.notifier.channel.Secret;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what a person wrote to what the notifier takes. */
final class DestinationPlan {

    private DestinationPlan() {}

    /**
     * A destination.
     *
     * @throws IllegalArgumentException when the notifier would not take it
     */
    static Destination of(String name, DestinationSettings configured) {
        if (configured instanceof DestinationSettings.Webhook webhook) {
            return new Destination.Webhook(
                    name,
                    webhook.url(),
                    webhook.secrets().stream().map(DestinationPlan::secret).toList(),
                    webhook.timeout());
        } else if (configured instanceof DestinationSettings.CloudEvents events) {
            boolean structured = events.mode() == DestinationSettings.CloudEvents.Mode.STRUCTURED;
            return new Destination.CloudEvents(
                    name, events.url(), structured, optional(events.token()), events.timeout());
        } else if (configured instanceof DestinationSettings.Alertmanager alertmanager) {
            return new Destination.Alertmanager(
                    name, alertmanager.urls(), alertmanager.fireFor(), alertmanager.resendEvery());
        } else if (configured instanceof DestinationSettings.PagerDuty service) {
            return new Destination.PagerDuty(
                    name,
                    secret(service.routingKey()),
                    Objects.requireNonNullElse(service.url(), Destination.PagerDuty.DEFAULT_URL),
                    service.fireFor(),
                    service.timeout());
        } else if (configured instanceof DestinationSettings.Slack slack) {
            return new Destination.Slack(name, secret(slack.url()), slack.timeout());
        } else if (configured instanceof DestinationSettings.Teams teams) {
            return new Destination.Teams(name, secret(teams.url()), teams.timeout());
        } else if (configured instanceof DestinationSettings.Email email) {
            return new Destination.Email(name, server(email), email.from(), email.to(), email.timeout());
        }
        DestinationSettings.Own own = (DestinationSettings.Own) configured;
        return new Destination.Own(
                name,
                own.provider(),
                own.jar(),
                own.settings(),
                own.secrets().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> secret(each.getValue()))));
    }

    private static MailServer server(DestinationSettings.Email email) {
        MailServer.Security security =
                switch (email.security()) {
                    case STARTTLS -> MailServer.Security.STARTTLS;
                    case TLS -> MailServer.Security.TLS;
                    case NONE -> MailServer.Security.NONE;
                };
        return new MailServer(email.host(), email.port(), security, email.user(), optional(email.password()));
    }

    private static @Nullable Secret optional(dev.shelflife.app.config.@Nullable Secret secret) {
        return secret == null ? null : secret(secret);
    }

    private static Secret secret(dev.shelflife.app.config.Secret secret) {
        return Secret.of(secret::reveal);
    }
}
