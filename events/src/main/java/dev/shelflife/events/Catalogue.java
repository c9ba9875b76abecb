package dev.shelflife.events;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one page yields at one time; always whole, never a difference.
 *
 * @param source id of the source
 * @param canonicalUrl the page's own address, null when it names none
 * @param sha256 digest of the body
 * @param headers the header rows of the tables that were read, as shown
 * @param lines support lines in the order of the page
 * @param releases image releases in the order of the page
 * @param policies what the page says the milestones mean
 * @param problems what could not be read as it stands and is not part of a line
 * @param shape what the page looks like; null when nobody looked
 */
public record Catalogue(
        String source,
        @Nullable String canonicalUrl,
        String sha256,
        List<List<String>> headers,
        List<SupportLine> lines,
        List<ImageRelease> releases,
        List<Policy> policies,
        List<Problem> problems,
        @Nullable PageShape shape) {
    /** Copies, so that a catalogue is a value. */
    public Catalogue {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(sha256, "sha256");
        headers = headers.stream().map(List::copyOf).toList();
        lines = List.copyOf(lines);
        releases = List.copyOf(releases);
        policies = List.copyOf(policies);
        problems = List.copyOf(problems);
    }

    /** A catalogue of which only the facts are known. */
    public Catalogue(
            String source,
            @Nullable String canonicalUrl,
            String sha256,
            List<List<String>> headers,
            List<SupportLine> lines,
            List<ImageRelease> releases,
            List<Policy> policies,
            List<Problem> problems) {
        this(source, canonicalUrl, sha256, headers, lines, releases, policies, problems, null);
    }

    /** The same facts on a page that looks so. */
    public Catalogue withShape(@Nullable PageShape other) {
        return new Catalogue(source, canonicalUrl, sha256, headers, lines, releases, policies, problems, other);
    }

    /** The same with other problems. */
    public Catalogue withProblems(List<Problem> other) {
        return new Catalogue(source, canonicalUrl, sha256, headers, lines, releases, policies, other, shape);
    }

    /** Whether nothing at all was read. */
    @com.fasterxml.jackson.annotation.JsonIgnore
    public boolean isEmpty() {
        return lines.isEmpty() && releases.isEmpty() && policies.isEmpty();
    }
}
