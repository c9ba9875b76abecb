package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.ingest.source.BadSourceException;
import dev.shelflife.ingest.source.SourceCatalogue;
import dev.shelflife.ingest.source.SourceCatalogue.Text;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The source files that people keep in folders: every {@code *.yaml} and {@code *.yml}, not those of folders inside. */
final class SourceFolder {

    private SourceFolder() {}

    /**
     * The built-in sources and those of some folders.
     *
     * @throws Failure with {@link ExitCode#USAGE} and the problems of all files
     */
    static SourceCatalogue catalogue(List<Path> folders) {
        List<String> problems = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                problems.add(folder + ": " + (Files.exists(folder) ? "is no folder" : "there is no such folder")
                        + "; give one with a YAML file for each source");
                continue;
            }
            for (Path file : files(folder)) {
                read(file, texts, problems);
            }
        }
        SourceCatalogue catalogue = SourceCatalogue.BUILT_IN;
        try {
            catalogue = SourceCatalogue.with(texts);
        } catch (BadSourceException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "the sources cannot be used:\n  " + String.join("\n  ", problems));
        }
        return catalogue;
    }

    /** The source files of a folder, by name. */
    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> {
                        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, "cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Reads a file into the texts, or says into the problems why it cannot be read. */
    static void read(Path file, List<Text> texts, List<String> problems) {
        try {
            texts.add(new Text(file.toString(), Files.readString(file, StandardCharsets.UTF_8)));
        } catch (CharacterCodingException e) {
            problems.add(file + ": is not UTF-8; save it in that encoding");
        } catch (IOException e) {
            problems.add(
                    file + ": " + (Files.exists(file) ? "cannot be read: " + e.getMessage() : "there is no such file"));
        }
    }
}
