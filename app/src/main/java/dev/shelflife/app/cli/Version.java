package dev.shelflife.app.cli;

import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"shelflife " + number()};
    }

    /** Such as {@code 0.1.0}; {@code unreleased} when not run from a jar. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }

    /** When the source that this was built from was released; empty when not run from a jar. */
    static Optional<Instant> built() {
        String text = Version.class.getPackage().getSpecificationVersion();
        return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
