package dev.shelflife.app.config;

import static dev.shelflife.app.config.SettingsFile.or;

import dev.shelflife.app.config.Settings.Destination;
import dev.shelflife.yaml.Problems;
import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Values;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the destinations and subscriptions. */
final class NotifierSection {

    private static final Duration FIRE_FOR = Duration.ofDays(14);
    private static final Duration RESEND_EVERY = Duration.ofMinutes(1);
    private static final Secret NOT_READ = new Secret("not read");
    private static final List<String> TYPES = List.of("webhook", "alertmanager");

    private final Path base;
    private final Map<String, String> environment;
    private final boolean readsSecrets;
    private final List<Integer> leadDays;

    NotifierSection(Path base, Map<String, String> environment, boolean readsSecrets, List<Integer> leadDays) {
        this.base = base;
        this.environment = environment;
        this.readsSecrets = readsSecrets;
        this.leadDays = leadDays;
    }

    /** What the section says; no destinations when secrets are not to be read, though all is checked. */
    Settings.Notifier read(Section notifier) {
        Section named = notifier.openSection("destinations");
        Map<String, Destination> destinations = new LinkedHashMap<>();
        for (String name : named.keys()) {
            if (!name.matches("[a-z0-9][a-z0-9-]*")) {
                named.problem(name, "is no name of a destination: lower-case letters, digits and '-'");
            }
            Destination destination = destination(named, name);
            if (destination != null) {
                destinations.put(name, destination);
            }
        }
        SubscriptionSection reader = new SubscriptionSection(named.keys(), leadDays);
        List<Subscribed> subscriptions = reader.read(notifier);
        return new Settings.Notifier(readsSecrets ? destinations : Map.of(), subscriptions, reader.ownHealth(notifier));
    }

    private @Nullable Destination destination(Section named, String name) {
        String type = Section.open(named.node(name), name, new Problems("")).value("type", text -> text);
        if (type == null || !TYPES.contains(type)) {
            named.openSection(name).required("type", Values.among(TYPES, "type of destination"));
            return null;
        }
        return type.equals("webhook")
                ? webhook(named.section(name, List.of("type", "url", "secretFile", "secretEnv")))
                : alertmanager(named.section(name, List.of("type", "urls", "fireFor", "resendEvery")));
    }

    private @Nullable Destination webhook(Section section) {
        URI url = section.required("url", Values::url);
        Secret secret = secret(section);
        return url == null || secret == null ? null : new Settings.Webhook(url, secret);
    }

    private static Destination alertmanager(Section section) {
        List<URI> urls = section.list("urls", Values::url);
        if (!section.has("urls")) {
            section.problem("urls", "is missing");
        }
        Duration second = Duration.ofSeconds(1);
        return new Settings.Alertmanager(
                urls,
                or(section.value("fireFor", Values.duration(second)), FIRE_FOR),
                or(section.value("resendEvery", Values.duration(second)), RESEND_EVERY));
    }

    private @Nullable Secret secret(Section section) {
        if (section.has("secretFile") == section.has("secretEnv")) {
            section.problem("secretFile", "or secretEnv: give exactly one of them");
            return null;
        }
        return section.has("secretFile")
                ? section.value("secretFile", this::secretOfFile)
                : section.value("secretEnv", this::secretOfEnvironment);
    }

    private Secret secretOfFile(String name) {
        if (!readsSecrets) {
            return NOT_READ;
        }
        Path file = Values.path(base).apply(name);
        try {
            return secret(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException("names " + file + ", which cannot be read", e);
        }
    }

    private Secret secretOfEnvironment(String name) {
        if (!readsSecrets) {
            return NOT_READ;
        }
        return secret(environment.getOrDefault(name, ""), "the environment variable " + name);
    }

    private static Secret secret(String text, String where) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("names " + where + ", which is empty or not there");
        }
        return new Secret(text.strip());
    }
}
