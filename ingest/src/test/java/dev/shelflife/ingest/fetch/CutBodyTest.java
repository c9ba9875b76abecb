package dev.shelflife.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that end where they should not. */
class CutBodyTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

    private final PageFetcher fetcher = new PageFetcher(FetchSettings.of("1", URI.create("https://example.org"))
            .forOwnSite()
            .withBodyLimit(1000)
            .withRequestTimeout(Duration.ofSeconds(20)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\n\r\nhello",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            })
    void aWholeBodyIsAPage(String rest) throws Exception {
        assertThat(fetch(HEAD + rest)).isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 100\r\n\r\nhello",
                "Content-Length: 5\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                "Transfer-Encoding: chunked\r\n\r\nff\r\nhello",
                "Transfer-Encoding: chunked\r\n\r\nno number\r\nhello",
            })
    void aCutBodyIsAFailureThatMayPass(String rest) throws Exception {
        FetchResult result = fetch(HEAD + rest);
        assertThat(result).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.reason()).startsWith("cannot be fetched: ");
            assertThat(failure.retryable()).isTrue();
        });
    }

    @Test
    void aBodyThatAnnouncesTooMuchIsNotWaitedFor() throws Exception {
        // What is announced never comes: only who does not wait for it can say so in time.
        FetchResult result = fetch(HEAD + "Content-Length: 99999999999\r\n\r\n");
        assertThat(result).isEqualTo(new Failure("the body is larger than 1000 bytes", false));
    }

    private FetchResult fetch(String answer) throws Exception {
        var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(server, answer), "cut-body");
        thread.start();
        try {
            var source = Samples.source("test", "http://127.0.0.1:" + server.getLocalPort() + "/page");
            return fetcher.fetch(source, Validators.NONE, Samples.AT);
        } finally {
            server.close(); // ends the thread
            thread.join();
        }
    }

    private static void serve(ServerSocket server, String answer) {
        while (true) {
            try (Socket socket = server.accept();
                    var in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
                String request = in.readLine();
                for (String line = request; line != null && !line.isEmpty(); line = in.readLine()) {
                    // the headers are of no interest
                }
                boolean robots = request != null && request.contains("/robots.txt");
                String text = robots ? "HTTP/1.1 404 None\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" : answer;
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                while (in.read() >= 0) {
                    // until the other side has read it all
                }
            } catch (SocketException closed) {
                if (server.isClosed()) {
                    return;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
