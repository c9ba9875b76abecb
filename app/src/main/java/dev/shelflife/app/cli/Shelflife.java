package dev.shelflife.app.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code shelflife} and all its subcommands. */
@Command(
        name = "shelflife",
        description = "Know the shelf life of every ML image you run.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ParseCommand.class,
            ReplayCommand.class,
            RouteCommand.class,
            ArchiveCommand.class,
            SourcesCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            WhyCommand.class,
            CheckCommand.class,
            SnapshotCommand.class,
            InventoryCommand.class,
            TopicsCommand.class,
            AckCommand.class,
            SnoozeCommand.class,
            WaiveCommand.class,
            RedeliverCommand.class,
            ReleaseQuarantineCommand.class,
            WarmUpCommand.class
        },
        footerHeading = "%nExample:%n",
        footer = "  shelflife demo --once",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:wrong usage or configuration; all problems are listed",
            "3:nothing could be read or verified"
        })
public final class Shelflife implements Runnable {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "show stack traces of failures")
    private boolean debug;

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    private Shelflife() {}

    /**
     * Runs one command.
     *
     * @param out for what it answers
     * @param err for what it says along the way
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        Shelflife root = new Shelflife();
        CommandLine line = new CommandLine(root)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(Complaints::usage)
                .setExecutionExceptionHandler((e, where, parsed) -> Complaints.execution(e, where, root.debug));
        return line.execute(args);
    }

    /** No subcommand: the help, as a complaint. */
    @Override
    public void run() {
        CommandLine self = Commands.line(spec);
        throw new CommandLine.ParameterException(self, "no command given; commands: " + Commands.names(self));
    }
}
