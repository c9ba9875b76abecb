package dev.shelflife.notifier.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A receiver over HTTP. */
final class HttpRig implements Rig {

    /** Makes the destination at an address. */
    interface Maker {
        Destination at(URI address, Secret secret, Duration timeout);
    }

    private static final String PATH = "/hook";

    private final String name;
    private final @Nullable String secret;
    private final Maker maker;
    private final Function<LoggedRequest, String> key;
    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    HttpRig(String name, @Nullable String secret, Maker maker, Function<LoggedRequest, String> key) {
        this.name = name;
        this.secret = secret;
        this.maker = maker;
        this.key = key;
        server.start();
    }

    /** What stands in the JSON of a body. */
    static Function<LoggedRequest, String> inBody(String pointer) {
        return request -> {
            try {
                JsonNode node = Json.mapper().readTree(request.getBody()).at(pointer);
                return node.isValueNode() ? node.asText() : node.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    static Function<LoggedRequest, String> inHeader(String header) {
        return request -> request.getHeader(header);
    }

    @Override
    public @Nullable String secret() {
        return secret;
    }

    @Override
    public Channel open(Secret secret, Duration timeout) {
        return Channels.open(maker.at(URI.create(server.baseUrl() + PATH), secret, timeout));
    }

    @Override
    public Destination nowhere(Secret secret, URI address) {
        return maker.at(address, secret, Duration.ofSeconds(5));
    }

    /** The base address, for channels whose whole address is the secret. */
    String url(String path) {
        return server.baseUrl() + path;
    }

    @Override
    public void answer(Answer answer) {
        server.stubFor(any(anyUrl())
                .willReturn(
                        switch (answer) {
                            case TAKEN -> ok("ok");
                            case BUSY -> aResponse().withStatus(503).withHeader("Retry-After", "30");
                            case REFUSED -> aResponse().withStatus(400).withBody("invalid_payload");
                            case LATE -> ok("ok").withFixedDelay(3_000);
                        }));
    }

    /** Answers with any status. */
    void answer(int status, String body) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    List<LoggedRequest> requests() {
        return server.findAll(postRequestedFor(anyUrl()));
    }

    @Override
    public List<String> keys() {
        return requests().stream().map(key).toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    @Override
    public String toString() {
        return name;
    }
}
