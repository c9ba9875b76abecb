package dev.shelflife.ingest.parse;

import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Policy;
import dev.shelflife.events.SupportLine;
import java.util.List;

/** What the reader of one shape takes from a page, each in the order of the page. */
record Reading(
        List<List<String>> headers, List<SupportLine> lines, List<ImageRelease> releases, List<Policy> policies) {

    static final Reading NOTHING = new Reading(List.of(), List.of(), List.of(), List.of());

    static Reading ofLines(List<List<String>> headers, List<SupportLine> lines) {
        return new Reading(headers, lines, List.of(), List.of());
    }

    static Reading ofReleases(List<ImageRelease> releases) {
        return new Reading(List.of(), List.of(), releases, List.of());
    }

    static Reading ofPolicies(List<Policy> policies) {
        return new Reading(List.of(), List.of(), List.of(), policies);
    }
}
