package dev.shelflife.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What all commands need of picocli. */
final class Commands {

    private Commands() {}

    /** The command line of a command whose spec picocli has filled in. */
    static CommandLine line(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec, "picocli fills the spec in before a command runs")
                .commandLine();
    }

    /** Where a command's answer goes. */
    static PrintWriter out(@Nullable CommandSpec spec) {
        return line(spec).getOut();
    }

    /** Where what a command says along the way goes. */
    static PrintWriter err(@Nullable CommandSpec spec) {
        return line(spec).getErr();
    }

    /** The visible subcommands. */
    static List<String> names(CommandLine line) {
        return line.getSubcommands().entrySet().stream()
                .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
