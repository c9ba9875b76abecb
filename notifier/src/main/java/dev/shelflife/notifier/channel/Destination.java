package dev.shelflife.notifier.channel;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somewhere that notifications go. */
public sealed interface Destination {

    /** What a name may be: it stands in keys and headers. */
    Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /** How long one attempt may take unless the configuration says otherwise. */
    Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

    /** Its name in the configuration, unique there. */
    String name();

    /** What it is, in one lower-case word, such as {@code pagerduty}: the label of its measurements. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * A receiver of signed webhooks (Standard Webhooks 1.0.0).
     *
     * @param name see {@link #name()}
     * @param url where it listens; may hold a token, so it is never shown
     * @param secrets one, or several while they are being replaced: each signs; texts of the form {@code whsec_…} (v1) or {@code whsk_…} (v1a)
     * @param timeout how long one attempt may take
     */
    record Webhook(String name, URI url, List<Secret> secrets, Duration timeout) implements Destination {

        /** Checks name, address, number of secrets and timeout. */
        public Webhook {
            Checks.name(name);
            Checks.http(name, url);
            secrets = List.copyOf(secrets);
            Checks.positive(name, "timeout", timeout);
            if (secrets.isEmpty()) {
                throw new IllegalArgumentException("destination " + name + ": a webhook needs a secret to sign with");
            }
        }

        /** Without path and secrets. */
        @Override
        public String toString() {
            return "Webhook[" + name + ", " + url.getScheme() + "://" + url.getHost() + "/…]";
        }
    }

    /**
     * A cluster of Alertmanagers (API v2).
     *
     * @param name see {@link #name()}
     * @param urls the base address of every replica; each is told everything
     * @param fireFor how long an alert fires at most
     * @param resendEvery how often a firing alert is told again
     */
    record Alertmanager(String name, List<URI> urls, Duration fireFor, Duration resendEvery) implements Destination {

        /** How long an alert fires unless the configuration says otherwise. */
        public static final Duration DEFAULT_FIRE_FOR = Duration.ofDays(14);

        /** How often it is told again unless the configuration says otherwise. */
        public static final Duration DEFAULT_RESEND_EVERY = Duration.ofMinutes(1);

        /** Checks name, addresses and durations. */
        public Alertmanager {
            Checks.name(name);
            urls = List.copyOf(urls);
            if (urls.isEmpty()) {
                throw new IllegalArgumentException("destination " + name + ": an Alertmanager needs an address");
            }
            urls.forEach(url -> Checks.http(name, url));
            Checks.positive(name, "fire-for", fireFor);
            Checks.positive(name, "resend-every", resendEvery);
            if (resendEvery.compareTo(fireFor) > 0) {
                throw new IllegalArgumentException("destination " + name + ": resend-every is longer than fire-for");
            }
        }

        /** Without paths. */
        @Override
        public String toString() {
            return "Alertmanager[" + name + ", "
                    + urls.stream().map(URI::getHost).toList() + "]";
        }
    }

    /**
     * A receiver of CloudEvents 1.0 over HTTP.
     *
     * @param name see {@link #name()}
     * @param url where it listens; may hold a token, so it is never shown
     * @param structured whether attributes and data travel together in the body, rather than the attributes in headers
     * @param token sent as a bearer token; null when none is asked for
     * @param timeout how long one attempt may take
     */
    record CloudEvents(String name, URI url, boolean structured, @Nullable Secret token, Duration timeout)
            implements Destination {

        /** Checks name, address and timeout. */
        public CloudEvents {
            Checks.name(name);
            Checks.http(name, url);
            Checks.positive(name, "timeout", timeout);
        }

        /** Without path and secrets. */
        @Override
        public String toString() {
            return "CloudEvents[" + name + ", " + url.getScheme() + "://" + url.getHost() + "/…]";
        }
    }

    /**
     * A service of PagerDuty (Events API v2).
     *
     * @param name see {@link #name()}
     * @param routingKey the integration key of the service
     * @param url the base address; the European one is another
     * @param fireFor how long an incident stays open at most
     * @param timeout how long one attempt may take
     */
    record PagerDuty(String name, Secret routingKey, URI url, Duration fireFor, Duration timeout)
            implements Destination {

        /** The base address unless the configuration names another. */
        public static final URI DEFAULT_URL = URI.create("https://events.pagerduty.com");

        /** Checks name, address and durations. */
        public PagerDuty {
            Checks.name(name);
            Checks.http(name, url);
            Checks.positive(name, "fire-for", fireFor);
            Checks.positive(name, "timeout", timeout);
        }

        /** Without path and secrets. */
        @Override
        public String toString() {
            return "PagerDuty[" + name + ", " + url.getHost() + "]";
        }
    }

    /**
     * A channel of Slack, by an incoming webhook.
     *
     * @param name see {@link #name()}
     * @param url the whole address is the secret
     * @param timeout how long one attempt may take
     */
    record Slack(String name, Secret url, Duration timeout) implements Destination {
        /** Checks name and timeout. */
        public Slack {
            Checks.name(name);
            Checks.positive(name, "timeout", timeout);
        }
    }

    /**
     * A channel or chat of Microsoft Teams, by a workflow.
     *
     * @param name see {@link #name()}
     * @param url the whole address is the secret
     * @param timeout how long one attempt may take
     */
    record Teams(String name, Secret url, Duration timeout) implements Destination {
        /** Checks name and timeout. */
        public Teams {
            Checks.name(name);
            Checks.positive(name, "timeout", timeout);
        }
    }

    /**
     * Mailboxes.
     *
     * @param name see {@link #name()}
     * @param server who takes the mail
     * @param from whom it is from, such as {@code shelflife <shelflife@example.org>}
     * @param to whom it is for, at least one
     * @param timeout how long each step may take
     */
    record Email(String name, MailServer server, String from, List<String> to, Duration timeout)
            implements Destination {
        /** Checks name, number of recipients and timeout. */
        public Email {
            Checks.name(name);
            to = List.copyOf(to);
            Checks.positive(name, "timeout", timeout);
            if (to.isEmpty()) {
                throw new IllegalArgumentException("destination " + name + ": a mail needs somebody to go to");
            }
        }
    }

    /**
     * A channel that is not ours.
     *
     * @param name see {@link #name()}
     * @param provider the type that its {@link ChannelProvider} calls itself
     * @param jar where the provider is; null when it is on the class path
     * @param settings whatever it wants to be told
     * @param secrets whatever of it must not be shown
     */
    record Own(
            String name, String provider, @Nullable Path jar, Map<String, String> settings, Map<String, Secret> secrets)
            implements Destination {
        /** Checks the name, and copies. */
        public Own {
            Checks.name(name);
            settings = Map.copyOf(settings);
            secrets = Map.copyOf(secrets);
        }

        /** Without the values: what is a secret to a provider we do not know. */
        @Override
        public String toString() {
            return "Own[" + name + ", " + provider + ", " + new TreeSet<>(settings.keySet()) + "]";
        }
    }
}
