package dev.shelflife.app;

import dev.shelflife.app.cli.Shelflife;
import dev.shelflife.app.run.StopSignal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where the process begins and ends. */
public final class ShelflifeMain {

    private ShelflifeMain() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = Shelflife.run(out, err, args);
        out.flush();
        err.flush();
        if (StopSignal.wasAsked()) {
            Runtime.getRuntime().halt(code);
        }
        System.exit(code);
    }
}
