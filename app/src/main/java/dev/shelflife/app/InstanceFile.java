package dev.shelflife.app;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One running process for one data directory: the lock that makes sure of it, and {@code instance.json}, by which other commands
 * find the process.
 *
 * <p>The lock belongs to the process, so it is gone after a kill; the file may then still be there and is known as stale by its
 * process.
 */
public final class InstanceFile implements AutoCloseable {

    /**
     * What {@code instance.json} says.
     *
     * @param addresses where the parts listen, such as {@code kafka} → {@code 127.0.0.1:19092}
     * @param topicPrefix of the installation; may be empty
     * @param pid of the process
     * @param started when it began to serve (UTC)
     * @param processStarted when the operating system started the process, null where it does not tell; pids come again
     */
    public record Instance(
            Map<String, String> addresses,
            String topicPrefix,
            long pid,
            Instant started,
            @Nullable Instant processStarted) {
        /** Copies, in the order of the names. */
        public Instance {
            addresses = new TreeMap<>(addresses);
        }

        private boolean isAlive() {
            Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
            Optional<Instant> seen = process.flatMap(handle -> handle.info().startInstant());
            return process.isPresent()
                    && (processStarted == null || seen.isEmpty() || seen.get().equals(processStarted));
        }
    }

    private static final String FILE = "instance.json";

    private final Path data;
    private final FileChannel channel;

    private InstanceFile(Path data, FileChannel channel) {
        this.data = data;
        this.channel = channel;
    }

    /**
     * Takes a data directory for this process, making it when it is not there. What a killed process said there is forgotten.
     *
     * @throws Failure when another process has it, told by pid, or when it cannot be written
     */
    public static InstanceFile lock(Path data) {
        FileChannel channel = null;
        boolean locked = false;
        try {
            Files.createDirectories(data);
            channel = FileChannel.open(
                    data.resolve("instance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            locked = lock != null;
            if (locked) {
                // Left by a killed process. Who only asks whether the file is there must not take it for ours.
                Files.deleteIfExists(data.resolve(FILE));
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            locked = false;
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "cannot make or write the data directory " + data + ": give one that you may write with --data",
                    e);
        } finally {
            if (!locked) {
                closeQuietly(channel);
            }
        }
        if (!locked || channel == null) {
            String who =
                    read(data).map(instance -> " (pid " + instance.pid() + ")").orElse("");
            throw new Failure(
                    ExitCode.FAILED,
                    "the data directory " + data + " is in use by another shelflife" + who
                            + ": stop it, or give another directory with --data");
        }
        return new InstanceFile(data, channel);
    }

    /**
     * Tells other commands where this process is to be found.
     *
     * @param started now
     */
    public void write(Map<String, String> addresses, String topicPrefix, Instant started) {
        ProcessHandle self = ProcessHandle.current();
        Instance instance = new Instance(
                addresses,
                topicPrefix,
                self.pid(),
                started,
                self.info().startInstant().orElse(null));
        Path draft = data.resolve(FILE + ".tmp");
        try {
            Files.write(draft, Json.write(instance));
            Files.move(draft, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "cannot write " + data.resolve(FILE) + ": " + e.getMessage(), e);
        }
    }

    /**
     * The process that serves a data directory.
     *
     * @return empty when there is none: no file, or one that a killed process left behind
     * @throws Failure when there is a file that cannot be read
     */
    public static Optional<Instance> read(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), Instance.class))
                    .filter(Instance::isAlive);
        } catch (IOException | org.apache.kafka.common.errors.SerializationException e) {
            throw new Failure(ExitCode.FAILED, "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Removes the file and gives the directory free. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(data.resolve(FILE));
            channel.close();
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "cannot give free " + data + ": " + e.getMessage(), e);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "cannot close a lock file: " + e.getMessage(), e);
        }
    }
}
