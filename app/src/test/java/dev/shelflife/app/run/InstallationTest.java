package dev.shelflife.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.app.config.Settings;
import dev.shelflife.app.config.SettingsFile;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    Path folder;

    @Test
    void aSecretThatCannotSignIsAWrongConfigurationAndIsNotShown() throws Exception {
        Path file = folder.resolve("shelflife.yaml");
        Files.writeString(
                file,
                """
                notifier:
                  destinations:
                    hooks: { type: webhook, url: "http://127.0.0.1:1/", secretEnv: HOOK }
                  routes:
                    - destination: hooks
                """);
        Settings settings = SettingsFile.read(file, directory -> List.of(), Map.of("HOOK", "hunter2"), true);
        Installation installation = new Installation(
                settings,
                SourceCatalogue.BUILT_IN,
                folder.resolve("data"),
                EnumSet.of(Role.NOTIFIER),
                Optional.empty());

        assertThatThrownBy(() -> installation.run(Optional.empty(), 0, "test", new PrintWriter(Writer.nullWriter())))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("hooks")
                .hasMessageContaining("whsec_")
                .hasMessageNotContaining("hunter2");
    }
}
