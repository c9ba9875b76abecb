package dev.shelflife.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Who is told of what. */
@Command(
        name = "route",
        description = "Try out who would be told of what.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = RouteTestCommand.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife route test --config shelflife.yaml --history archive/")
final class RouteCommand implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        CommandLine self = Commands.line(spec);
        throw new CommandLine.ParameterException(self, "no command given; commands: " + Commands.names(self));
    }
}
