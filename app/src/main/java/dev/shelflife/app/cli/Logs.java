package dev.shelflife.app.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged, where a command knows better than the configuration of the logger. */
final class Logs {

    private Logs() {}

    /** For commands whose output is the story: what goes as it should is not logged. */
    static void onlyWarnings() {
        if (LoggerFactory.getLogger("dev.shelflife") instanceof Logger ours) {
            ours.setLevel(Level.WARN);
        }
    }
}
