package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.yaml.Suggestion;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong on standard error: one clear message, and how to go on. */
final class Complaints {

    private Complaints() {}

    /** Wrong usage. */
    static int usage(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("shelflife: " + describe(e));
        err.println("see: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.code();
    }

    /** A failure is told in its own words; anything else is a bug and shows where it is. */
    static int execution(Exception e, CommandLine line, boolean debug) {
        PrintWriter err = line.getErr();
        if (e instanceof Failure failure) {
            err.println("shelflife: " + failure.getMessage());
            if (debug) {
                failure.printStackTrace(err);
            }
            return failure.exitCode().code();
        }
        err.println("shelflife: this is a bug, please report it with what follows");
        e.printStackTrace(err);
        return ExitCode.FAILED.code();
    }

    private static String describe(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return String.valueOf(e.getMessage());
        }
        CommandLine line = e.getCommandLine();
        String word = unmatched.getUnmatched().get(0);
        if (word.startsWith("-")) {
            String name = word.replaceFirst("=.*", "");
            List<String> options = new ArrayList<>();
            line.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> options.addAll(List.of(option.names())));
            return "unknown option '" + name + "'" + Suggestion.clause(name, options);
        }
        List<String> commands = Commands.names(line);
        return commands.isEmpty()
                ? "one argument too many: '" + word + "'"
                : "unknown command '" + word + "'" + Suggestion.clause(word, commands);
    }
}
