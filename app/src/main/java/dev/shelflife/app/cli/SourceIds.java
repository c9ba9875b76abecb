package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import dev.shelflife.yaml.Suggestion;
import java.util.List;

/** Sources as people name them on the command line. */
final class SourceIds {

    private SourceIds() {}

    /**
     * The source with an id.
     *
     * @throws Failure (wrong usage) when there is none; suggests the one that was probably meant
     */
    static Source require(String id) {
        return Sources.find(id).orElseThrow(() -> {
            List<String> known = Sources.BUILT_IN.stream().map(Source::id).toList();
            return new Failure(ExitCode.USAGE, "no source '" + id + "'" + Suggestion.clause(id, known));
        });
    }
}
