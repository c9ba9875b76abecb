package dev.shelflife.app.cli;

import dev.shelflife.events.Command;
import dev.shelflife.yaml.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A person says: later. */
@CommandLine.Command(
        name = "snooze",
        description =
                "Silence the alerts about the end of a version for a time; what still holds is told again after it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer =
                "  shelflife snooze deep-learning-containers/tensorflow/2.15 --milestone end-of-patch --by ada --for 14d")
final class SnoozeCommand extends SilenceCommand {

    @Option(
            names = "--for",
            paramLabel = "TIME",
            required = true,
            converter = SnoozeCommand.Time.class,
            description = "how long, such as 4h or 14d")
    Duration time = Duration.ZERO;

    /** Reads a length of time as the configuration does. */
    static final class Time implements CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Values.duration(Duration.ofMinutes(1)).apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    Command.Silence said(String subject, Instant now, @Nullable LocalDate date) {
        return new Command.Snooze(subject, milestone, by, reason, now, date, now.plus(time));
    }
}
