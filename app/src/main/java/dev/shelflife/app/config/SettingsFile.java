package dev.shelflife.app.config;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.yaml.Documents;
import dev.shelflife.yaml.NotYamlException;
import dev.shelflife.yaml.Problems;
import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Suggestion;
import dev.shelflife.yaml.Values;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the configuration file, strictly: all problems are told at once, each with its line. */
public final class SettingsFile {

    private static final Settings DEFAULT = Settings.DEFAULT;
    private static final int MAX_LEAD_DAYS = 3660;

    private final Path base;
    private final Function<@Nullable Path, List<String>> sourceIds;
    private final Map<String, String> environment;
    private final boolean readsSecrets;
    private final Problems problems;

    private SettingsFile(
            Path file,
            Function<@Nullable Path, List<String>> sourceIds,
            Map<String, String> environment,
            boolean readsSecrets) {
        this.base = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of(""));
        this.sourceIds = sourceIds;
        this.environment = environment;
        this.readsSecrets = readsSecrets;
        this.problems = new Problems(file.toString());
    }

    /**
     * Reads a file.
     *
     * @param sourceIds gives the ids of the sources whose address may be configured, by the folder of source files, or null
     *     when none is configured
     * @param environment where secrets may come from, by name
     * @param readsSecrets false for a process that notifies nobody: secrets are then neither needed nor read, and the
     *     result names no destination
     * @return the configuration, with defaults for what the file does not say
     * @throws Failure with {@link ExitCode#USAGE} and all problems, when there is any
     */
    public static Settings read(
            Path file,
            Function<@Nullable Path, List<String>> sourceIds,
            Map<String, String> environment,
            boolean readsSecrets) {
        SettingsFile reader = new SettingsFile(file, sourceIds, environment, readsSecrets);
        Settings settings = reader.settings(compose(file));
        if (!reader.problems.isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "the configuration cannot be used:\n  " + String.join("\n  ", reader.problems.lines()));
        }
        return settings;
    }

    private static @Nullable Node compose(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Documents.compose(file.toString(), reader);
        } catch (NotYamlException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        } catch (CharacterCodingException e) {
            throw new Failure(ExitCode.USAGE, file + ": is not UTF-8; save it in that encoding", e);
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, "cannot read the configuration " + file + ": " + e.getMessage(), e);
        }
    }

    private Settings settings(@Nullable Node root) {
        if (root == null) {
            return DEFAULT;
        }
        Section top =
                Section.strict(root, "", problems, List.of("data", "kafka", "sources", "leadDays", "notifier", "http"));
        List<Integer> leadDays = top.has("leadDays")
                ? top.list("leadDays", Values.integer(1, MAX_LEAD_DAYS)).stream()
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList()
                : DEFAULT.leadDays();
        return new Settings(
                top.value("data", Values.path(base)),
                kafka(top.section(
                        "kafka",
                        List.of(
                                "bootstrap",
                                "topicPrefix",
                                "configFile",
                                "partitions",
                                "replication",
                                "minInsyncReplicas",
                                "createTopics"))),
                sources(top.section(
                        "sources", List.of("interval", "contactUrl", "allowPrivateTargets", "urls", "directory"))),
                leadDays,
                new NotifierSection(new SecretReader(base, environment, readsSecrets), leadDays)
                        .read(top.section("notifier", SubscriptionSection.NOTIFIER_KEYS)),
                listen(top.section("http", List.of("listen"))));
    }

    /** The word "none" is a value, so what is not said and what is said to be none differ. */
    private static Settings.@Nullable Listen listen(Section http) {
        return or(
                        http.value("listen", text -> Optional.ofNullable(Settings.Listen.parse(text))),
                        Optional.ofNullable(DEFAULT.listen()))
                .orElse(null);
    }

    private Settings.Kafka kafka(Section kafka) {
        Settings.Kafka by = DEFAULT.kafka();
        Integer replication = kafka.value("replication", Values.integer(1, 100));
        Integer inSync = kafka.value("minInsyncReplicas", Values.integer(1, 100));
        if (replication != null && inSync != null && inSync > replication) {
            kafka.problem(
                    "minInsyncReplicas", "is " + inSync + ", must be at most replication, which is " + replication);
        }
        return new Settings.Kafka(
                kafka.value("bootstrap", Values::text),
                or(kafka.value("topicPrefix", text -> text), by.topicPrefix()),
                kafka.value("configFile", Values.path(base)),
                or(kafka.value("partitions", Values.integer(1, 1000)), by.partitions()),
                replication,
                inSync,
                or(kafka.value("createTopics", Values::bool), by.createTopics()));
    }

    private Settings.Sources sources(Section sources) {
        Path directory = sources.value("directory", Values.path(base));
        List<String> ids = sourceIds.apply(directory);
        Section overrides = sources.openSection("urls");
        Map<String, URI> urls = new LinkedHashMap<>();
        for (String id : overrides.keys()) {
            URI url = overrides.value(id, Values::url);
            if (!ids.contains(id)) {
                overrides.problem(id, "is no source" + Suggestion.clause(id, ids));
            } else if (url != null) {
                urls.put(id, url);
            }
        }
        return new Settings.Sources(
                or(
                        sources.value("interval", Values.duration(Duration.ofMinutes(1))),
                        DEFAULT.sources().interval()),
                sources.value("contactUrl", Values::url),
                or(
                        sources.value("allowPrivateTargets", Values::bool),
                        DEFAULT.sources().allowPrivateTargets()),
                urls,
                directory);
    }

    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
