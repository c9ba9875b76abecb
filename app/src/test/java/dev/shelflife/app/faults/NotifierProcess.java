package dev.shelflife.app.faults;

import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.notifier.Notifier;
import dev.shelflife.notifier.NotifierSettings;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.channel.Secret;
import dev.shelflife.notifier.plan.Digest;
import dev.shelflife.notifier.plan.Pace;
import dev.shelflife.notifier.route.Subscription;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** A notifier in a process of its own, which tells everything at once and everything in a daily digest. */
final class NotifierProcess implements AutoCloseable {

    static final String AT_ONCE = "every";
    static final String DIGEST = "daily";

    private static final int FAILED = 3;
    private static final int ORPHANED = 4;

    private final String name;
    private final String bootstrapServers;
    private final URI receiver;
    private final Path folder;
    private Process process;

    /**
     * Starts one.
     *
     * @param name the first part of the path at the receiver, so that it can be told who sends
     * @param folder where state and log are kept, also over a kill
     */
    NotifierProcess(String name, String bootstrapServers, URI receiver, Path folder) throws IOException {
        this.name = name;
        this.bootstrapServers = bootstrapServers;
        this.receiver = receiver;
        this.folder = folder;
        this.process = start();
    }

    String name() {
        return name;
    }

    /** SIGKILL, and another process over the same state. Returns the exit code of the killed one. */
    int killAndRestart() throws IOException {
        int code = process.destroyForcibly().onExit().join().exitValue();
        process = start();
        return code;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it said, over all its lives. */
    String log() throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    /** It is tomorrow, for all notifiers of this folder. */
    static void tomorrow(Path folder) throws IOException {
        Files.createFile(folder.resolve("tomorrow"));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotifierProcess.class.getName(),
                        name,
                        bootstrapServers,
                        receiver.toString(),
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()))
                .redirectErrorStream(true)
                .start();
    }

    /** Runs until it is killed, fails, or its parent is gone. */
    public static void main(String[] arguments) throws IOException {
        String name = arguments[0];
        Path folder = Path.of(arguments[3]);
        Digest digest = new Digest(Digest.Every.DAILY, LocalTime.MIDNIGHT, DayOfWeek.MONDAY, ZoneOffset.UTC, null);
        NotifierSettings settings = new NotifierSettings(
                List.of(
                        webhook(AT_ONCE, arguments[2] + name + "/" + AT_ONCE),
                        webhook(DIGEST, arguments[2] + name + "/" + DIGEST)),
                List.of(
                        Subscription.everythingTo(AT_ONCE),
                        Subscription.everythingTo(DIGEST).at(new Pace(digest, null, null, null))),
                LeadTimes.DEFAULT,
                folder.resolve(name),
                1);
        Clock clock = new UntilTomorrow(folder.resolve("tomorrow"));
        Notifier notifier = Notifier.start(Cluster.at(arguments[1]), settings, clock);
        Thread end = new Thread(() -> exitWhenFailed(notifier), "end");
        end.setDaemon(true);
        end.start();
        while (System.in.read() >= 0) {
            // nobody writes; the end of it is the end of the parent
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    private static void exitWhenFailed(Notifier notifier) {
        // Why, it has logged itself.
        notifier.termination()
                .handle((none, why) -> FAILED)
                .thenAccept(Runtime.getRuntime()::halt)
                .join();
    }

    private static Destination webhook(String name, String url) {
        return new Destination.Webhook(
                name,
                URI.create(url),
                List.of(Secret.of(() -> "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
                Duration.ofSeconds(10));
    }

    /** Real time, a day ahead as soon as there is a file. */
    private static final class UntilTomorrow extends Clock {
        private final Path sign;

        UntilTomorrow(Path sign) {
            this.sign = sign;
        }

        @Override
        public Instant instant() {
            Instant now = Instant.now();
            return Files.exists(sign) ? now.plus(Duration.ofDays(1)) : now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
