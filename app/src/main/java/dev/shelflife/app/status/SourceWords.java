package dev.shelflife.app.status;

import dev.shelflife.app.status.VersionStatus.SourceWord;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.LineClaims.Claim;
import dev.shelflife.events.Milestone;
import dev.shelflife.streams.rules.Claims;
import java.util.List;
import java.util.SortedMap;

/** What each of several sources says of a line. Pure. */
final class SourceWords {

    private SourceWords() {}

    /** The sources' words, the one that counts most first; empty while one source alone tells the line. */
    static List<SourceWord> of(LineState line, Lifecycle.FrameworkVersion row) {
        SortedMap<String, Claim> claims = Claims.of(line);
        if (claims.size() < 2) {
            return List.of();
        }
        String patch = Claims.inForce(claims, Milestone.END_OF_PATCH, row::precedence);
        String availability = Claims.inForce(claims, Milestone.END_OF_AVAILABILITY, row::precedence);
        return Claims.inOrder(claims, row::precedence).stream()
                .map(source -> {
                    Claim claim = Claims.claim(claims, source);
                    return new SourceWord(
                            source,
                            row.precedence(source),
                            Claims.line(claims, source),
                            claim.endOfPatch(),
                            claim.endOfPatchSince(),
                            source.equals(patch),
                            claim.endOfAvailability(),
                            claim.endOfAvailabilitySince(),
                            source.equals(availability),
                            claim.absentSince());
                })
                .toList();
    }
}
