package dev.shelflife.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where notifications are sent. */
public sealed interface DestinationSettings {

    /**
     * A signed webhook.
     *
     * @param url may hold a token in its path: not to be logged whole
     * @param secrets each signs each message: one, or several while they are being replaced
     * @param timeout how long an attempt may take
     */
    record Webhook(URI url, List<Secret> secrets, Duration timeout) implements DestinationSettings {}

    /**
     * A receiver of CloudEvents over HTTP.
     *
     * @param url may hold a token in its path: not to be logged whole
     * @param mode where the attributes travel
     * @param token a bearer token; null when none is asked for
     * @param timeout how long an attempt may take
     */
    record CloudEvents(URI url, Mode mode, @Nullable Secret token, Duration timeout) implements DestinationSettings {
        /** Where the attributes travel. */
        public enum Mode {
            /** In headers. */
            BINARY,
            /** In the body, beside the data. */
            STRUCTURED
        }
    }

    /**
     * Alertmanagers, all of them told.
     *
     * @param fireFor how long an alert fires when nobody says "known" (real time)
     * @param resendEvery how often a firing alert is told again
     */
    record Alertmanager(List<URI> urls, Duration fireFor, Duration resendEvery) implements DestinationSettings {}

    /**
     * A service of PagerDuty.
     *
     * @param routingKey its integration key
     * @param url the base address; null for the usual one
     * @param fireFor how long an incident stays open when nobody ends it (real time)
     * @param timeout how long an attempt may take
     */
    record PagerDuty(Secret routingKey, @Nullable URI url, Duration fireFor, Duration timeout)
            implements DestinationSettings {}

    /**
     * An incoming webhook of Slack.
     *
     * @param url all of it is secret
     * @param timeout how long an attempt may take
     */
    record Slack(Secret url, Duration timeout) implements DestinationSettings {}

    /**
     * A workflow of Microsoft Teams.
     *
     * @param url all of it is secret
     * @param timeout how long an attempt may take
     */
    record Teams(Secret url, Duration timeout) implements DestinationSettings {}

    /**
     * Mailboxes.
     *
     * @param host of the mail server
     * @param port of the mail server
     * @param security how the connection to it is protected
     * @param user who logs in; null when nobody does
     * @param password null when nobody logs in
     * @param from whom mails are from
     * @param to whom they are for
     * @param timeout how long each step of an attempt may take
     */
    record Email(
            String host,
            int port,
            Security security,
            @Nullable String user,
            @Nullable Secret password,
            String from,
            List<String> to,
            Duration timeout)
            implements DestinationSettings {

        /** How a connection to a mail server is protected. */
        public enum Security {
            /** TLS after a start in the clear. */
            STARTTLS(587),
            /** TLS from the first byte. */
            TLS(465),
            /** Not at all. */
            NONE(25);

            final int port;

            Security(int port) {
                this.port = port;
            }
        }
    }

    /**
     * A channel that is not ours.
     *
     * @param provider what its provider calls itself
     * @param jar where the provider is; null when it is on the class path
     * @param settings whatever it wants to be told
     * @param secrets what of it must not be shown
     */
    record Own(String provider, @Nullable Path jar, Map<String, String> settings, Map<String, Secret> secrets)
            implements DestinationSettings {}
}
