package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.inventory.Snapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** Snapshots as files. */
final class Snapshots {

    private Snapshots() {}

    /**
     * Reads one.
     *
     * @throws Failure when it is none, or was cut or changed
     */
    static Snapshot read(Path file) {
        try {
            return Snapshot.read(Files.readString(file));
        } catch (IOException e) {
            String why = Files.exists(file) ? e.getMessage() : "there is no such file";
            throw new Failure(ExitCode.NOTHING_READ, "the snapshot " + file + " cannot be used: " + why, e);
        }
    }

    /** Writes one beside the file and moves it there, so that nobody reads half of it. */
    static void write(Snapshot snapshot, Path file, PrintWriter err) {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(beside, snapshot.text());
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "cannot write " + file + ": " + e.getMessage(), e);
        }
        err.println("wrote " + snapshot.rows().size() + " rows, as of " + snapshot.takenAt() + ", to " + file);
    }

    /** How old one is, in the largest unit that fits. */
    static String age(Instant takenAt, Instant now) {
        Duration age = Duration.between(takenAt, now);
        if (age.isNegative()) {
            return "taken ahead of this machine's clock";
        }
        long days = age.toDays();
        long hours = age.toHours();
        return days > 1 ? days + " days old" : hours > 1 ? hours + " hours old" : age.toMinutes() + " minutes old";
    }
}
