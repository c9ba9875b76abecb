package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;

/** Commands whose roles are not part of this build say so, and fail. */
final class Unwired {

    private Unwired() {}

    static int fail(String name) {
        throw new Failure(ExitCode.FAILED, "'" + name + "' is not part of this build");
    }
}
