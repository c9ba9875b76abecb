package dev.shelflife.notifier.channel;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Somewhere that notifications go. */
public sealed interface Destination {

    /** What a name may be: it stands in keys and headers. */
    Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /** Its name in the configuration, unique there. */
    String name();

    /**
     * A receiver of signed webhooks (Standard Webhooks 1.0.0).
     *
     * @param name see {@link #name()}
     * @param url where it listens; may hold a token, so it is never shown
     * @param secrets one, or several while they are being replaced: each signs; texts of the form {@code whsec_…}
     * @param timeout how long one attempt may take
     */
    record Webhook(String name, URI url, List<Secret> secrets, Duration timeout) implements Destination {

        /** How long one attempt may take unless the configuration says otherwise. */
        public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

        /** Checks name, address, number of secrets and timeout. */
        public Webhook {
            requireName(name);
            requireHttp(name, url);
            secrets = List.copyOf(secrets);
            requirePositive(name, "timeout", timeout);
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
            requireName(name);
            urls = List.copyOf(urls);
            if (urls.isEmpty()) {
                throw new IllegalArgumentException("destination " + name + ": an Alertmanager needs an address");
            }
            urls.forEach(url -> requireHttp(name, url));
            requirePositive(name, "fire-for", fireFor);
            requirePositive(name, "resend-every", resendEvery);
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

    private static void requireName(String name) {
        Objects.requireNonNull(name, "name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a destination (" + NAME + "): '" + name + "'");
        }
    }

    private static void requireHttp(String name, URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException("destination " + name + ": its address is not one of http or https");
        }
    }

    private static void requirePositive(String name, String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("destination " + name + ": " + what + " must be positive: " + duration);
        }
    }
}
