package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.inventory.ReferenceFile;
import dev.shelflife.app.inventory.UnreadableFileException;
import dev.shelflife.app.inventory.Used;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options by which a command is told where images are named. */
final class UsedImages {

    private static final long LARGEST = 64L << 20;

    @Option(
            names = "--file",
            paramLabel = "F",
            arity = "1..*",
            description = "Dockerfiles, manifests, Compose files, CycloneDX or SPDX as JSON, or lists of images")
    List<Path> files = List.of();

    @Option(
            names = "--build-arg",
            paramLabel = "NAME=VALUE",
            description = "a variable of Dockerfiles and Compose files; counts more than a default")
    Map<String, String> buildArgs = new TreeMap<>();

    /**
     * What the files name, in their order.
     *
     * @throws Failure naming every file that cannot be read
     */
    List<Used> read() {
        List<Used> used = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                if (Files.size(file) > LARGEST) {
                    problems.add(file + ": larger than " + (LARGEST >> 20) + " MiB");
                    continue;
                }
                used.addAll(ReferenceFile.read(file.toString(), Files.readString(file), buildArgs));
            } catch (UnreadableFileException e) {
                problems.add(e.getMessage());
            } catch (CharacterCodingException e) {
                problems.add(file + ": not text in UTF-8");
            } catch (IOException e) {
                problems.add(
                        file + ": cannot be read: " + (Files.exists(file) ? e.getMessage() : "there is no such file"));
            }
        }
        if (!problems.isEmpty()) {
            throw new Failure(ExitCode.NOTHING_READ, String.join("\n", problems));
        }
        return used;
    }
}
