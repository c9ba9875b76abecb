package dev.shelflife.app.story;

import dev.shelflife.app.InstanceFile;
import dev.shelflife.app.ShelflifeMain;
import dev.shelflife.ingest.source.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** {@code shelflife run} as a user has it: a process, a configuration file, a data directory. */
public final class RunProcess implements AutoCloseable {

    /** Where the webhooks go. */
    public static final String DESTINATION = "hook";

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private RunProcess(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Writes the configuration; starts nothing. */
    public static RunProcess in(Path folder, StorySite site) throws IOException {
        StringBuilder urls = new StringBuilder();
        for (Source source : site.sources()) {
            urls.append("    ")
                    .append(source.id())
                    .append(": ")
                    .append(source.url())
                    .append('\n');
        }
        Files.writeString(folder.resolve("hook.secret"), StorySite.SECRET);
        Files.writeString(
                folder.resolve("shelflife.yaml"),
                """
                sources:
                  contactUrl: http://127.0.0.1/contact
                  allowPrivateTargets: true
                  urls:
                %snotifier:
                  destinations:
                    %s: { type: webhook, url: "%s", secretFile: hook.secret, heartbeat: false }
                  routes:
                    - destination: %2$s
                """
                        .formatted(urls, DESTINATION, site.hook()));
        try (ServerSocket free = new ServerSocket(0, 1, loopback())) {
            return new RunProcess(folder, free.getLocalPort());
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public void start() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShelflifeMain.class.getName(),
                        "run",
                        "--config",
                        folder.resolve("shelflife.yaml").toString(),
                        "--data",
                        data().toString(),
                        "--port",
                        Integer.toString(port),
                        "--http",
                        "127.0.0.1:0"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .redirectErrorStream(true)
                .start();
    }

    /** Waits until the broker's port is open. */
    public void awaitListening() {
        await("an open port", this::isListening);
    }

    /** Waits until all roles run. */
    public void awaitServing() {
        await("a running installation", () -> InstanceFile.read(data())
                .filter(each -> each.pid() == running().pid())
                .isPresent());
    }

    /** Where health and metrics are told, once it serves. */
    public String http() {
        return InstanceFile.read(data()).orElseThrow().addresses().get("http");
    }

    /** Whether it says where it is to be found. */
    public boolean isFound() {
        return InstanceFile.read(data()).isPresent();
    }

    /** SIGTERM: asks it to end, and waits. Returns its exit code. */
    public int terminate(Duration patience) throws Exception {
        running().destroy();
        if (!running().waitFor(patience.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)) {
            throw new AssertionError("did not end within " + patience + ":\n" + Files.readString(log()));
        }
        return running().exitValue();
    }

    /** SIGKILL: nothing in the process hears of it. */
    public void kill() {
        running().destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private void await(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> {
                    if (!running().isAlive()) {
                        throw new AssertionError("the process has ended by itself:\n" + Files.readString(log()));
                    }
                })
                .until(condition);
    }

    private boolean isListening() throws IOException {
        try (Socket socket = new Socket(loopback(), port)) {
            return socket.isConnected();
        } catch (java.net.ConnectException notYet) {
            return false;
        }
    }

    private Process running() {
        return java.util.Objects.requireNonNull(process, "not started");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("run.log");
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
