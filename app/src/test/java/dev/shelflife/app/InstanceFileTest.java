package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceFileTest {

    private static final Instant STARTED = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    Path data;

    @Test
    void whatIsWrittenIsReadAndGoneAfterwards() {
        try (InstanceFile mine = InstanceFile.lock(data)) {
            assertThat(InstanceFile.read(data)).isEmpty();
            mine.write(Map.of("kafka", "127.0.0.1:19092"), "p.", STARTED);
            assertThat(InstanceFile.read(data)).hasValueSatisfying(instance -> {
                assertThat(instance.addresses()).containsExactly(Map.entry("kafka", "127.0.0.1:19092"));
                assertThat(instance.topicPrefix()).isEqualTo("p.");
                assertThat(instance.pid()).isEqualTo(ProcessHandle.current().pid());
                assertThat(instance.started()).isEqualTo(STARTED);
            });
        }
        assertThat(InstanceFile.read(data)).isEmpty();
        InstanceFile.lock(data).close();
    }

    @Test
    void aSecondTakerInTheSameProcessIsRefused() {
        try (InstanceFile mine = InstanceFile.lock(data)) {
            mine.write(Map.of(), "", STARTED);
            assertThatThrownBy(() -> InstanceFile.lock(data))
                    .isInstanceOfSatisfying(
                            Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                    .hasMessageContaining(data.toString())
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aSecondProcessIsRefusedAndAKilledOneIsNotInTheWay() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader says = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(says.readLine()).isEqualTo("held");
            assertThatThrownBy(() -> InstanceFile.lock(data))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("pid " + other.pid());
            other.destroyForcibly();
            assertThat(other.waitFor()).isNotZero();
            assertThat(data.resolve("instance.json")).exists();
            assertThat(InstanceFile.read(data)).isEmpty();
            InstanceFile next = InstanceFile.lock(data);
            assertThat(data.resolve("instance.json"))
                    .as("who starts does not serve yet")
                    .doesNotExist();
            next.close();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aPidThatCameAgainIsNotTheInstance() throws Exception {
        Files.writeString(
                data.resolve("instance.json"),
                """
                {"addresses":{},"topicPrefix":"","pid":%d,"started":"2020-01-01T00:00:00Z",\
                "processStarted":"2020-01-01T00:00:00Z"}"""
                        .formatted(ProcessHandle.current().pid()));
        assertThat(InstanceFile.read(data)).isEmpty();
    }

    @Test
    void aFileThatIsNotOursIsTold() throws Exception {
        Files.writeString(data.resolve("instance.json"), "{nonsense");
        assertThatThrownBy(() -> InstanceFile.read(data))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("instance.json");
    }

    /** Another process that takes the directory and waits to be killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            InstanceFile.lock(Path.of(args[0])).write(Map.of(), "", STARTED);
            System.out.println("held");
            System.in.read();
        }
    }
}
