package dev.shelflife.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The built-in sources: one resource each, in the form that anybody's source file has. */
public final class Sources {

    /** All of them, in the order in which they are listed to people. */
    public static final List<Source> BUILT_IN = List.of(
                    "google-dlc-table",
                    "google-dlc-release-notes",
                    "google-dlc-release-notes-feed",
                    "google-dlc-policy",
                    "google-dlvm-table",
                    "google-dlvm-release-notes",
                    "google-dlvm-release-notes-feed",
                    "google-dlvm-policy",
                    "google-agent-platform-supported-frameworks",
                    "google-agent-platform-training",
                    "google-agent-platform-prediction",
                    "aws-dlc-support-policy",
                    "aws-dlc-available-images",
                    "aws-dlc-changelog-pytorch",
                    "aws-dlc-changelog-tensorflow",
                    "aws-dlc-changelog-base",
                    "sagemaker-distribution",
                    "python-versions",
                    "ubuntu-releases",
                    "debian-releases",
                    "nvidia-driver-branches")
            .stream()
            .map(Sources::resource)
            .toList();

    private Sources() {}

    /** The built-in source with an id. */
    public static Optional<Source> find(String id) {
        return BUILT_IN.stream().filter(source -> source.id().equals(id)).findFirst();
    }

    private static Source resource(String id) {
        try {
            return SourceFile.read(id + ".yaml", text(id));
        } catch (BadSourceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The file of a built-in source. */
    static String text(String id) {
        String name = id + ".yaml";
        try (InputStream in = Sources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
