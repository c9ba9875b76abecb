package dev.shelflife.app.cli;

import dev.shelflife.app.config.Settings;
import dev.shelflife.app.config.SettingsFile;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.run.Installation;
import dev.shelflife.app.run.Role;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job on the live pages. */
@Command(
        name = "run",
        description = "Watch the live pages; embedded broker unless --bootstrap names a cluster.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife run --data /var/lib/shelflife")
final class RunCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "F", description = "configuration (YAML)")
    @Nullable
    Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "data directory (default: data)")
    @Nullable
    Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "port of the embedded broker on 127.0.0.1; 0: any that is free (default: ${DEFAULT-VALUE})")
    int port = 19092;

    @Option(
            names = "--http",
            paramLabel = "HOST:PORT",
            description = "where health and metrics are told; none: nowhere (default: 127.0.0.1:19093)")
    @Nullable
    String http;

    @Option(
            names = "--only",
            paramLabel = "ROLE",
            split = ",",
            description = "run these roles only: ${COMPLETION-CANDIDATES} (default: all)")
    Set<Role> only = EnumSet.allOf(Role.class);

    @Mixin
    SourceOptions sources = new SourceOptions();

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Settings settings = config == null
                ? Settings.DEFAULT
                : SettingsFile.read(
                        config,
                        folder -> SourceFolder.catalogue(folders(folder)).ids(),
                        System.getenv(),
                        only.contains(Role.NOTIFIER));
        SourceCatalogue catalogue =
                SourceOptions.catalogue(folders(settings.sources().directory()), Commands.err(spec));
        Installation installation =
                new Installation(listening(settings), catalogue, dataDirectory(settings), only, Version.built());
        installation.run(cluster(settings), port, Version.number(), Commands.err(spec));
        return ExitCode.DONE.code();
    }

    private Settings listening(Settings settings) {
        if (http == null) {
            return settings;
        }
        try {
            return settings.listeningOn(Settings.Listen.parse(http));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, "--http " + e.getMessage(), e);
        }
    }

    /** Options and the configuration add up. */
    private List<Path> folders(@Nullable Path configured) {
        return Stream.concat(Stream.ofNullable(configured), sources.folders.stream())
                .distinct()
                .toList();
    }

    private Path dataDirectory(Settings settings) {
        if (data != null) {
            return data;
        }
        return settings.data() == null ? Path.of("data") : settings.data();
    }

    /** Options count more than the configuration; neither means the embedded broker. */
    private Optional<Cluster> cluster(Settings settings) {
        if (cluster.isGiven()) {
            return cluster.cluster();
        }
        Settings.Kafka kafka = settings.kafka();
        return ClusterFiles.cluster(
                kafka.bootstrap(), kafka.configFile(), cluster.prefix().orElse(kafka.topicPrefix()));
    }
}
