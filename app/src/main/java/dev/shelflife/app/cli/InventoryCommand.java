package dev.shelflife.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is run where, and by whom. */
@Command(
        name = "inventory",
        description = "Say which images are run, so that alerts name the workloads and go to their owners.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {InventoryApplyCommand.class, InventoryListCommand.class},
        footerHeading = "%nExample:%n",
        footer = "  shelflife inventory apply --file rendered.yaml --owner team-a --environment production")
final class InventoryCommand implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        CommandLine self = Commands.line(spec);
        throw new CommandLine.ParameterException(self, "no command given; commands: " + Commands.names(self));
    }
}
