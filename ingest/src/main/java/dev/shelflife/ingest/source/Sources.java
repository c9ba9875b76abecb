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
                    "google-dlvm-table",
                    "google-dlvm-release-notes",
                    "google-dlvm-release-notes-feed",
                    "aws-dlc-changelog-pytorch",
                    "aws-dlc-changelog-tensorflow",
                    "aws-dlc-changelog-base")
            .stream()
            .map(Sources::resource)
            .toList();

    private Sources() {}

    /** The built-in source with an id. */
    public static Optional<Source> find(String id) {
        return BUILT_IN.stream().filter(source -> source.id().equals(id)).findFirst();
    }

    private static Source resource(String id) {
        String name = id + ".yaml";
        try (InputStream in = Sources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return SourceFile.read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        } catch (BadSourceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
