package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cli.Shelflife;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.replay.GuardMode;
import dev.shelflife.app.replay.Replay;
import dev.shelflife.app.replay.SamplePages;
import dev.shelflife.app.replay.SamplePages.Sample;
import dev.shelflife.app.story.StoryInstallation;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.app.story.StorySite;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an installation archived while it watched, exported and replayed, tells what the installation told. */
class ArchiveRoundTripTest {

    private static final Instant END = Instant.parse("2026-06-30T23:59:59Z");

    @Test
    void theExportOfALiveHistoryTellsTheSameTransitions(@TempDir Path data) throws Exception {
        List<Sample> samples = SamplePages.all();
        Path warc = data.resolve("pages.warc.gz");
        List<Transition> live;
        String digest;
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"), 0);
                StorySite site = new StorySite()) {
            Cluster cluster = Cluster.at(broker.bootstrapServers());
            live = watch(cluster, data, site, samples);
            digest = live.stream()
                    .flatMap(each -> each.provenance().stream())
                    .findFirst()
                    .orElseThrow()
                    .sha256();
            assertThat(shelflife(
                            "archive",
                            "export",
                            "--bootstrap",
                            cluster.bootstrapServers(),
                            "--output",
                            warc.toString()))
                    .startsWith("exported " + samples.size() + " pages");
            assertThat(shelflife("archive", "show", digest, "--bootstrap", cluster.bootstrapServers()))
                    .as("the bytes behind a transition")
                    .contains("</html>");
        }

        List<Transition> replayed = new ArrayList<>();
        Replay.pages(
                warc, SourceCatalogue.BUILT_IN, END, GuardMode.ENFORCE, LeadTimes.DEFAULT, said -> {}, replayed::add);
        assertThat(replayed).hasSizeGreaterThan(100);
        assertThat(sorted(replayed)).isEqualTo(sorted(live));
    }

    /** Looks at all pages on each day on which one of them changes, and lets time run to the end. */
    private static List<Transition> watch(Cluster cluster, Path data, StorySite site, List<Sample> samples)
            throws Exception {
        SortedMap<LocalDate, List<Sample>> days = samples.stream()
                .collect(Collectors.groupingBy(
                        each -> LocalDate.ofInstant(each.fetchedAt(), ZoneOffset.UTC),
                        TreeMap::new,
                        Collectors.toList()));
        try (StoryInstallation installation =
                        StoryInstallation.start(cluster, TopicLayout.EMBEDDED, data.resolve("roles"), site);
                StoryLog log = new StoryLog(cluster)) {
            for (Map.Entry<LocalDate, List<Sample>> day : days.entrySet()) {
                day.getValue()
                        .forEach(each ->
                                site.show(Map.of(each.source().id(), new String(each.body(), StandardCharsets.UTF_8))));
                installation.look(day.getKey().atTime(12, 0).toInstant(ZoneOffset.UTC));
            }
            installation.tick(END);
            installation.awaitDecided();
            return log.refresh().values(Topics.TRANSITIONS);
        }
    }

    /** Sorted, for pages that were looked at in one instant tell in either order. */
    private static List<String> sorted(List<Transition> transitions) {
        return transitions.stream().map(Json::line).sorted().toList();
    }

    private static String shelflife(String... args) {
        StringWriter said = new StringWriter();
        PrintWriter both = new PrintWriter(said, true);
        assertThat(Shelflife.run(both, both, args)).as("%s", said).isZero();
        return said.toString();
    }
}
