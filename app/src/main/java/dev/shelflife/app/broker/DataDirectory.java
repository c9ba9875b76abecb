package dev.shelflife.app.broker;

import dev.shelflife.app.broker.BrokerStartException.Reason;
import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at a directory before Kafka does, so that what is in the way can be told in plain words. */
final class DataDirectory {

    private static final String META = "meta.properties";
    private static final String LOCK = ".lock";

    /** What a formatting that was cut off can leave behind; harmless, and written again. */
    private static final Set<String> HALF_FORMATTED =
            Set.of(LOCK, META + ".tmp", "bootstrap.checkpoint", "bootstrap.checkpoint.tmp");

    private DataDirectory() {}

    /**
     * Makes the directory, or checks the one that is there.
     *
     * @return the id of the Kafka cluster whose data it holds; null when it has to be formatted
     * @throws BrokerStartException when it cannot be used
     */
    static @Nullable String open(Path directory) {
        try {
            Files.createDirectories(directory);
            requireUnlocked(directory);
            return clusterId(directory);
        } catch (IOException e) {
            throw new BrokerStartException(
                    Reason.UNUSABLE_DIRECTORY,
                    "cannot make, read or write the data directory " + directory
                            + ": give a directory that you may write with --data",
                    e);
        }
    }

    /** Kafka locks this very file as long as it runs; its own words when it cannot come late and are hard to find. */
    private static void requireUnlocked(Path directory) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse(directory, null);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            throw inUse(directory, heldByThisProcess);
        }
    }

    private static BrokerStartException inUse(Path directory, @Nullable Throwable cause) {
        return new BrokerStartException(
                Reason.DIRECTORY_IN_USE,
                "another broker uses the data directory " + directory
                        + ": stop it, or give another directory with --data",
                cause);
    }

    private static @Nullable String clusterId(Path directory) throws IOException {
        Path meta = directory.resolve(META);
        if (!Files.exists(meta)) {
            requireEmpty(directory);
            return null;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(meta, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException | java.nio.charset.MalformedInputException notProperties) {
            throw foreign(directory, META + " cannot be read");
        }
        String clusterId = properties.getProperty("cluster.id");
        if (clusterId == null || !Integer.toString(BrokerSettings.NODE_ID).equals(properties.getProperty("node.id"))) {
            throw foreign(directory, META + " is not that of an embedded broker");
        }
        return clusterId;
    }

    private static void requireEmpty(Path directory) throws IOException {
        List<String> others;
        try (Stream<Path> files = Files.list(directory)) {
            others = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !HALF_FORMATTED.contains(name))
                    .sorted()
                    .toList();
        }
        if (!others.isEmpty()) {
            throw foreign(directory, "it holds '" + others.get(0) + "' and no " + META);
        }
    }

    private static BrokerStartException foreign(Path directory, String why) {
        return new BrokerStartException(
                Reason.FOREIGN_DIRECTORY,
                directory + " is not the data of an embedded broker (" + why
                        + "): give an empty or new directory with --data",
                null);
    }
}
