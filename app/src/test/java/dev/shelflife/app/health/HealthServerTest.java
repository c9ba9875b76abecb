package dev.shelflife.app.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.app.failure.Failure;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {

    private static final RoleHealth WELL = new RoleHealth("streams", true, true, true, List.of());

    private final HttpClient client = HttpClient.newHttpClient();
    private volatile RoleHealth role = WELL;
    private HealthServer server;

    @BeforeEach
    void start() {
        server = HealthServer.start(
                new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), new HealthServer.Tells() {
                    @Override
                    public Health now() {
                        return Health.of(List.of(role));
                    }

                    @Override
                    public Health whole() {
                        return Health.of(List.of(role));
                    }

                    @Override
                    public String metrics() {
                        throw new IllegalStateException("a bug");
                    }
                });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allIsWell() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").body()).isEqualTo("ok\n");
        HttpResponse<String> health = get("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(health.body())
                .isEqualTo("{\"live\":true,\"ready\":true,\"caughtUp\":true,\"roles\":[{\"role\":\"streams\","
                        + "\"live\":true,\"ready\":true,\"caughtUp\":true,\"reasons\":[]}]}\n");
    }

    @Test
    void whatIsBehindIsReadyAndNotCaughtUp() throws Exception {
        role = new RoleHealth("streams", true, true, false, List.of("is 3 records behind"));
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(get("/health").body()).contains("\"caughtUp\":false", "is 3 records behind");
    }

    @Test
    void whatFailedIsNeither_andSaysWhy() throws Exception {
        role = new RoleHealth("streams", false, true, true, List.of("has failed: no more disk"));
        for (String path : List.of("/livez", "/readyz")) {
            assertThat(get(path).statusCode()).isEqualTo(503);
            assertThat(get(path).body()).isEqualTo("streams: has failed: no more disk\n");
        }
        assertThat(get("/health").statusCode()).isEqualTo(503);
    }

    @Test
    void aProcessWithoutRolesIsNotReady() {
        assertThat(Health.of(List.of()).live()).isTrue();
        assertThat(Health.of(List.of()).ready()).isFalse();
    }

    @Test
    void otherPathsAndMethodsAreRefused_andABugIsNoAnswer() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/livez/x").statusCode()).isEqualTo(404);
        assertThat(get("/metrics").statusCode()).isEqualTo(500);
        HttpResponse<String> posted = client.send(
                HttpRequest.newBuilder(at("/livez"))
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(posted.statusCode()).isEqualTo(405);
    }

    @Test
    void aPortThatIsTakenIsAFailureThatSaysWhatToDo() {
        InetSocketAddress taken = new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), at("/").getPort());
        assertThatThrownBy(() -> HealthServer.start(taken, null).close())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--http");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://" + server.address() + path);
    }
}
