package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.shelflife.events.Transition;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Builds the example of the documents as its readers are told to. */
final class OwnChannelExample {

    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "own-channel", "src", "main");

    private OwnChannelExample() {}

    static Path jar(Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", classes.toString(), "-cp", classPath(), "-proc:none");
            List<Path> sources = filesIn(EXAMPLE.resolve("java"));
            assertThat(javac.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                            .call())
                    .as(said.toString())
                    .isTrue();
        }
        Path jar = folder.resolve("shelflife-ntfy.jar");
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(bytes)) {
            add(entries, classes);
            add(entries, EXAMPLE.resolve("resources"));
        }
        return jar;
    }

    /** What a reader has beside the jars: us, the contract, and its annotations. */
    private static String classPath() {
        return Stream.of(Channel.class, Transition.class, Nullable.class, JsonCreator.class)
                .map(each -> Path.of(URI.create(each.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void add(JarOutputStream entries, Path root) throws IOException {
        for (Path file : filesIn(root)) {
            entries.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, entries);
            entries.closeEntry();
        }
    }

    private static List<Path> filesIn(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
