package dev.shelflife.ingest;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Command;
import dev.shelflife.events.Observation;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A server of pages, a cluster, and instances that are asked for rounds. */
final class IngestFixture implements AutoCloseable {

    final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .gzipDisabled(true)); // else it changes validators
    final Cluster cluster;
    final IngestSettings settings = IngestSettings.of("test", URI.create("https://example.org/contact"))
            .withInterval(null)
            .forOwnSite()
            .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(3));

    IngestFixture(int partitions) {
        cluster = TestBroker.shared().newCluster(partitions);
        server.start();
    }

    Source source(String id) {
        return Samples.source(id, server.baseUrl() + "/" + id);
    }

    void page(Source source, String... lines) {
        server.stubFor(WireMock.get("/" + source.id())
                .willReturn(WireMock.ok(String.join("\n", lines))
                        .withHeader("Content-Type", "text/html; charset=utf-8")
                        .withHeader("ETag", "\"" + String.join("|", lines).hashCode() + "\"")));
    }

    /** What a person orders; kept when it returns. */
    void command(Command command) throws Exception {
        try (var producer =
                new KafkaProducer<>(cluster.with(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(cluster.name(Topics.COMMANDS), command.target(), Json.write(command)))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    Ingest start(List<Source> sources) {
        return start(sources, settings, InstantSource.fixed(Samples.AT), Samples::parse);
    }

    Ingest start(List<Source> sources, IngestSettings own, InstantSource clock, Function<Page, Catalogue> parser) {
        return Ingest.start(cluster, sources, own, clock, parser);
    }

    static void join(CompletableFuture<Void> round) throws Exception {
        round.get(30, TimeUnit.SECONDS);
    }

    /** What is told of a source, in order. */
    List<Observation.Told> observations(String source) {
        return TestBroker.read(cluster, Topics.OBSERVATIONS).stream()
                .map(record -> (Observation.Told) Json.read(record.value(), Observation.class))
                .filter(observation -> observation.source().equals(source))
                .sorted(Comparator.comparingLong(Observation.Told::sequence))
                .toList();
    }

    Map<String, AcceptedCatalogue> catalogues() {
        Map<String, AcceptedCatalogue> last = new TreeMap<>();
        TestBroker.read(cluster, Topics.CATALOGUES)
                .forEach(record -> last.put(record.key(), Json.read(record.value(), AcceptedCatalogue.class)));
        return last;
    }

    /** What the last request for a page was conditional on; null when it was not. */
    @Nullable
    String lastCondition(Source source) {
        return server.getAllServeEvents().stream() // newest first
                .map(ServeEvent::getRequest)
                .filter(request -> request.getUrl().equals("/" + source.id()))
                .findFirst()
                .map(request -> request.getHeader("If-None-Match"))
                .orElse(null);
    }

    @Override
    public void close() {
        server.stop();
    }
}
