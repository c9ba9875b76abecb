package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.topics.Cluster;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Cluster} of what options or the configuration say. */
public final class ClusterFiles {

    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s:,]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}");

    /** What a topic's name may hold. Source: Kafka's own rule for names. */
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    private ClusterFiles() {}

    /**
     * The cluster that an address and a properties file name; the address counts more.
     *
     * @return empty when neither is given
     * @throws Failure when the file cannot be read, there is no address, or one is malformed
     */
    public static Optional<Cluster> cluster(@Nullable String bootstrap, @Nullable Path file, String prefix) {
        requirePrefix(prefix);
        if (bootstrap == null && file == null) {
            return Optional.empty();
        }
        Map<String, String> client = new HashMap<>(file == null ? Map.of() : read(file));
        if (bootstrap != null) {
            client.put(BOOTSTRAP, bootstrap);
        }
        String addresses = client.get(BOOTSTRAP);
        if (addresses == null) {
            throw new Failure(
                    ExitCode.USAGE, file + " has no " + BOOTSTRAP + ": put it there or give --bootstrap HOST:PORT");
        }
        for (String address : addresses.split(",", -1)) {
            if (!ADDRESS.matcher(address.strip()).matches()) {
                throw new Failure(ExitCode.USAGE, "'" + address.strip() + "' is not an address: write HOST:PORT");
            }
        }
        return Optional.of(new Cluster(client, prefix));
    }

    /**
     * Checks a prefix.
     *
     * @return the same
     * @throws Failure when a topic's name cannot begin so
     */
    static String requirePrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "topic prefix '" + prefix + "': letters, digits, '.', '_' and '-' only, at most 100");
        }
        return prefix;
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            // The parser's words may quote the file, which may hold secrets.
            throw new Failure(ExitCode.USAGE, "cannot read the Kafka client settings in " + file, e);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
