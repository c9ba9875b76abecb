package dev.shelflife.app.cli;

import dev.shelflife.events.Command;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A person says: known. */
@CommandLine.Command(
        name = "ack",
        description = "Acknowledge the end of a version: its alerts stop firing, until its date moves earlier.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife ack deep-learning-containers/tensorflow/2.15 --milestone end-of-patch --by ada")
final class AckCommand extends SilenceCommand {

    @Override
    Command.Silence said(String subject, Instant now, @Nullable LocalDate date) {
        return new Command.Acknowledge(subject, milestone, by, reason, now, date);
    }
}
