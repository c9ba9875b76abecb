package dev.shelflife.app.config;

import static dev.shelflife.app.config.SettingsFile.or;

import dev.shelflife.app.config.DestinationSettings.CloudEvents.Mode;
import dev.shelflife.app.config.DestinationSettings.Email.Security;
import dev.shelflife.yaml.Problems;
import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Values;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the destinations. */
final class DestinationsSection {

    private static final Duration FIRE_FOR = Duration.ofDays(14);
    private static final Duration RESEND_EVERY = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Function<String, Duration> A_SECOND_OR_MORE = Values.duration(Duration.ofSeconds(1));

    /** How often programs are given a sign of life, and people, unless the file says otherwise. */
    private static final Duration HOURLY = Duration.ofHours(1);

    private static final Duration WEEKLY = Duration.ofDays(7);
    /** An alert that is pushed on must not fire for long after the last push. */
    private static final Duration ALERTS = Duration.ofMinutes(15);

    private static final Duration LEAST_HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration MOST_HEARTBEAT = Duration.ofDays(30);

    /** Alone, or in angle brackets behind a name; the rest is checked when the channel is opened. */
    private static final Pattern MAIL_ADDRESS = Pattern.compile("([^<>\\p{Cntrl}]*<)?[^\\s<>@,]+@[^\\s<>@,]+>?");

    /**
     * What there is: the keys of a type, and how its section is read.
     *
     * @param heartbeat how often it is given a sign of life unless the file says otherwise
     */
    private record Type(List<String> keys, Duration heartbeat, Function<Section, @Nullable DestinationSettings> read) {}

    private final SecretReader secrets;
    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<String, Duration> heartbeats = new LinkedHashMap<>();

    DestinationsSection(SecretReader secrets) {
        this.secrets = secrets;
        type("webhook", HOURLY, this::webhook, "url", "secretFile", "secretEnv", "timeout");
        type("cloudevents", HOURLY, this::cloudEvents, "url", "mode", "tokenFile", "tokenEnv", "timeout");
        type("alertmanager", ALERTS, this::alertmanager, "urls", "fireFor", "resendEvery");
        type("pagerduty", WEEKLY, this::pagerDuty, "routingKeyFile", "routingKeyEnv", "url", "fireFor", "timeout");
        type("slack", WEEKLY, this::slack, "urlFile", "urlEnv", "timeout");
        type("teams", WEEKLY, this::teams, "urlFile", "urlEnv", "timeout");
        type(
                "email",
                WEEKLY,
                this::email,
                "host",
                "port",
                "security",
                "user",
                "passwordFile",
                "passwordEnv",
                "from",
                "to",
                "timeout");
        type("own", HOURLY, this::own, "provider", "jar", "settings", "secretFiles", "secretEnvs");
    }

    private void type(
            String name, Duration heartbeat, Function<Section, @Nullable DestinationSettings> read, String... keys) {
        List<String> all = new ArrayList<>(List.of("type", "heartbeat"));
        all.addAll(List.of(keys));
        types.put(name, new Type(List.copyOf(all), heartbeat, read));
    }

    /** The destinations by name; those with problems are left out. */
    Map<String, DestinationSettings> read(Section named) {
        Map<String, DestinationSettings> destinations = new LinkedHashMap<>();
        for (String name : named.keys()) {
            if (!name.matches("[a-z0-9][a-z0-9-]*")) {
                named.problem(name, "is no name of a destination: lower-case letters, digits and '-'");
            }
            DestinationSettings destination = destination(named, name);
            if (destination != null) {
                destinations.put(name, destination);
            }
        }
        return destinations;
    }

    private @Nullable DestinationSettings destination(Section named, String name) {
        String said = Section.open(named.node(name), name, new Problems("")).value("type", text -> text);
        Type type = said == null ? null : types.get(said);
        if (type == null) {
            List<String> known = List.copyOf(types.keySet());
            named.openSection(name).required("type", Values.among(known, "type of destination"));
            return null;
        }
        Section section = named.section(name, type.keys());
        Duration every = or(section.value("heartbeat", DestinationsSection::heartbeat), type.heartbeat());
        if (!every.isZero()) {
            heartbeats.put(name, every);
        }
        return type.read().apply(section);
    }

    /** How often the destinations that were read are given a sign of life, by name; who is given none is not there. */
    Map<String, Duration> heartbeats() {
        return heartbeats;
    }

    /** Zero for never. */
    private static Duration heartbeat(String text) {
        if (text.equals("false")) {
            return Duration.ZERO;
        }
        Duration every = Values.duration(LEAST_HEARTBEAT).apply(text);
        if (every.compareTo(MOST_HEARTBEAT) > 0) {
            throw new IllegalArgumentException("is '" + text + "', must be at most " + MOST_HEARTBEAT.toDays() + "d");
        }
        return every;
    }

    private @Nullable DestinationSettings webhook(Section section) {
        URI url = section.required("url", Values::url);
        List<Secret> signing = secrets.all(section, "secret");
        Duration timeout = timeout(section);
        return url == null || signing.isEmpty() ? null : new DestinationSettings.Webhook(url, signing, timeout);
    }

    private @Nullable DestinationSettings cloudEvents(Section section) {
        URI url = section.required("url", Values::url);
        Mode mode = or(section.value("mode", Values.oneOf(Mode.class)), Mode.BINARY);
        Secret token = secrets.optional(section, "token");
        Duration timeout = timeout(section);
        return url == null ? null : new DestinationSettings.CloudEvents(url, mode, token, timeout);
    }

    private DestinationSettings alertmanager(Section section) {
        List<URI> urls = section.list("urls", Values::url);
        if (!section.has("urls")) {
            section.problem("urls", "is missing");
        }
        return new DestinationSettings.Alertmanager(
                urls,
                or(section.value("fireFor", A_SECOND_OR_MORE), FIRE_FOR),
                or(section.value("resendEvery", A_SECOND_OR_MORE), RESEND_EVERY));
    }

    private @Nullable DestinationSettings pagerDuty(Section section) {
        Secret routingKey = secrets.required(section, "routingKey");
        URI url = section.value("url", Values::url);
        Duration fireFor = or(section.value("fireFor", A_SECOND_OR_MORE), FIRE_FOR);
        Duration timeout = timeout(section);
        return routingKey == null ? null : new DestinationSettings.PagerDuty(routingKey, url, fireFor, timeout);
    }

    private @Nullable DestinationSettings slack(Section section) {
        Secret url = secrets.required(section, "url");
        Duration timeout = timeout(section);
        return url == null ? null : new DestinationSettings.Slack(url, timeout);
    }

    private @Nullable DestinationSettings teams(Section section) {
        Secret url = secrets.required(section, "url");
        Duration timeout = timeout(section);
        return url == null ? null : new DestinationSettings.Teams(url, timeout);
    }

    private @Nullable DestinationSettings email(Section section) {
        String host = section.required("host", Values::text);
        Security security = or(section.value("security", Values.oneOf(Security.class)), Security.STARTTLS);
        int port = or(section.value("port", Values.integer(1, 65_535)), security.port);
        String user = section.value("user", Values::text);
        Secret password = secrets.optional(section, "password");
        String from = section.required("from", DestinationsSection::mailAddress);
        List<String> to = section.list("to", DestinationsSection::mailAddress);
        Duration timeout = timeout(section);
        if (!section.has("to")) {
            section.problem("to", "is missing");
        }
        if (section.has("user") != (section.has("passwordFile") || section.has("passwordEnv"))) {
            section.problem("user", "and passwordFile or passwordEnv: give both or neither");
        }
        if (section.has("user") && security == Security.NONE) {
            section.problem("security", "is none, and a password is not sent in the clear");
            return null;
        }
        return host == null || from == null || to.isEmpty() || (user == null) != (password == null)
                ? null
                : new DestinationSettings.Email(host, port, security, user, password, from, to, timeout);
    }

    private @Nullable DestinationSettings own(Section section) {
        String provider = section.required("provider", Values::text);
        Path jar = section.value("jar", secrets.path());
        Map<String, String> settings = new LinkedHashMap<>();
        Section given = section.openSection("settings");
        for (String name : given.keys()) {
            String value = given.value(name, text -> text);
            if (value != null) {
                settings.put(name, value);
            }
        }
        Map<String, Secret> named = secrets.named(section);
        return provider == null ? null : new DestinationSettings.Own(provider, jar, settings, named);
    }

    private static Duration timeout(Section section) {
        return or(section.value("timeout", A_SECOND_OR_MORE), TIMEOUT);
    }

    private static String mailAddress(String text) {
        if (!MAIL_ADDRESS.matcher(text).matches() || text.contains("<") != text.endsWith(">")) {
            throw new IllegalArgumentException("is '" + text + "', must be a mail address");
        }
        return text;
    }
}
