package dev.shelflife.app.run;

import dev.shelflife.app.config.Settings;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.ingest.IngestSettings;
import dev.shelflife.ingest.fetch.FetchSettings;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceCatalogue;
import dev.shelflife.notifier.NotifierSettings;
import dev.shelflife.streams.StreamsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What the roles of a process are told.
 *
 * @param sources the pages to watch
 * @param tickEvery how often the clock role says what time it is
 */
public record Plan(
        List<Source> sources,
        IngestSettings ingest,
        StreamsSettings streams,
        Duration tickEvery,
        NotifierSettings notifier) {

    /** Told to vendors until an operator configures {@code sources.contactUrl}; a reserved name, so it is nobody's. */
    public static final URI NO_CONTACT = URI.create("https://contact-not-configured.invalid/");

    private static final Duration TICK_EVERY = Duration.ofMinutes(1);

    /**
     * The plan of a configuration.
     *
     * @param catalogue the sources
     * @param data where the roles keep their state
     * @param version of this program
     * @param replicationFactor of the topics that Kafka Streams makes for itself
     * @throws IllegalArgumentException when destinations and subscriptions do not fit
     */
    public static Plan of(
            Settings settings, SourceCatalogue catalogue, Path data, String version, int replicationFactor) {
        LeadTimes leadTimes = LeadTimes.of(settings.leadDays());
        StreamsSettings alone = StreamsSettings.in(data.resolve("streams"));
        URI contact = Objects.requireNonNullElse(settings.sources().contactUrl(), NO_CONTACT);
        return new Plan(
                sources(settings, catalogue),
                IngestSettings.of(version, contact)
                        .withInterval(settings.sources().interval())
                        .withFetch(FetchSettings.of(version, contact)
                                .withPrivateTargets(settings.sources().allowPrivateTargets())),
                new StreamsSettings(
                        alone.stateDirectory(),
                        leadTimes,
                        alone.futureTolerance(),
                        alone.portion(),
                        replicationFactor,
                        alone.sessionTimeout()),
                TICK_EVERY,
                new NotifierSettings(
                        settings.notifier().destinations().entrySet().stream()
                                .map(each -> DestinationPlan.of(each.getKey(), each.getValue()))
                                .toList(),
                        // A process that notifies nobody has read no destinations.
                        settings.notifier().destinations().isEmpty()
                                ? List.of()
                                : Subscriptions.of(settings.notifier()),
                        leadTimes,
                        data.resolve("notifier"),
                        replicationFactor,
                        settings.notifier().heartbeats()));
    }

    private static List<Source> sources(Settings settings, SourceCatalogue catalogue) {
        return catalogue.all().stream()
                .map(source -> {
                    URI other = settings.sources().urls().get(source.id());
                    return other == null ? source : source.at(other);
                })
                .toList();
    }
}
