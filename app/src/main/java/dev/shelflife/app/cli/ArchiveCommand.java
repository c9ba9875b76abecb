package dev.shelflife.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The archive of pages as they were received. */
@Command(
        name = "archive",
        description = "Take pages out of the archive, as they were received.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ArchiveExportCommand.class, ArchiveShowCommand.class},
        footerHeading = "%nExample:%n",
        footer = "  shelflife archive export --source google-dlc-table --output pages.warc.gz")
final class ArchiveCommand implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    /** No subcommand: the help, as a complaint. */
    @Override
    public void run() {
        CommandLine self = Commands.line(spec);
        throw new CommandLine.ParameterException(self, "no command given; commands: " + Commands.names(self));
    }
}
