package dev.shelflife.app.output;

import dev.shelflife.app.status.VersionStatus;
import dev.shelflife.app.status.VersionStatus.LineStatus;
import dev.shelflife.app.status.VersionStatus.SourceWord;
import dev.shelflife.app.status.VersionStatus.Standing;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.dependency.ComponentEnd;
import dev.shelflife.events.dependency.EffectiveEnd;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where versions stand, for people. Pure. */
public final class StatusText {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> TITLES =
            List.of("KEY", "STAGE", "END OF PATCH", "END OF AVAILABILITY", "DAYS LEFT", "VERIFIED");

    private StatusText() {}

    /** A table of all versions; lines that stand differently follow their version, indented. */
    public static List<String> table(List<VersionStatus> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLES);
        for (VersionStatus version : all) {
            rows.add(row(version.key() + (version.isDisputed() ? " (pages disagree)" : ""), version.standing()));
            if (version.isMixed()) {
                for (LineStatus line : version.lines()) {
                    String gone = line.absentSince() == null ? "" : " (no longer on the page)";
                    rows.add(row("  " + name(line.line()) + gone, line.standing()));
                }
            }
        }
        return aligned(rows);
    }

    /** One version with all its lines, their images and where they stand. */
    public static List<String> details(VersionStatus version) {
        List<String> text = new ArrayList<>();
        Standing standing = version.standing();
        text.add(version.key());
        text.add("  as of                " + MINUTE.format(version.asOf().at()) + ", as known at "
                + MINUTE.format(version.asOf().knownAt()));
        text.add("  stage                " + stage(standing));
        text.add("  verified             " + verified(standing));
        text.add("  releases             " + version.releases() + " told");
        for (LineStatus line : version.lines()) {
            text.add("");
            text.add(name(line.line()) + ", section \"" + line.line().section() + "\"");
            text.add("  stage                " + stage(line.standing()));
            text.add("  end of patch         " + dated(line.standing().endOfPatch(), version));
            text.add("  end of availability  " + dated(line.standing().endOfAvailability(), version));
            text.addAll(effectiveEnd(line.effectiveEnd(), version));
            if (line.absentSince() != null) {
                text.add("  not on the page      since " + MINUTE.format(line.absentSince()));
            }
            line.line().images().forEach(image -> text.add("  image                " + image));
            text.add("  verified             " + verified(line.standing()) + ", by " + line.source());
            text.add("  told at              " + place(line.line().provenance()));
            line.words().forEach(word -> text.add("  told by              " + word(word)));
            line.disputed()
                    .forEach(milestone -> text.add("  pages disagree       about the "
                            + milestone.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        return text;
    }

    /** What ends before the line's own support does, and when each thing ends that its images hold. */
    private static List<String> effectiveEnd(EffectiveEnd end, VersionStatus version) {
        List<String> text = new ArrayList<>();
        ComponentEnd first = end.first();
        if (first != null) {
            text.add("  effective end        " + dated(first.end(), version) + ": "
                    + first.component().name() + " ends first");
        }
        for (ComponentEnd each : end.components()) {
            text.add("  holds                " + each.component().name() + ": "
                    + (each.followed() ? dated(each.end(), version) : "not followed"));
        }
        return text;
    }

    private static List<String> row(String name, Standing standing) {
        return List.of(
                name,
                stage(standing),
                date(standing.endOfPatch()),
                date(standing.endOfAvailability()),
                standing.daysLeft() == null ? "-" : standing.daysLeft().toString(),
                verified(standing));
    }

    /** Support that nobody has looked at lately is never shown as plain support. */
    private static String stage(Standing standing) {
        return standing.stage() == Stage.SUPPORTED && standing.unverified()
                ? "SUPPORTED (unverified)"
                : standing.stage().toString();
    }

    private static String verified(Standing standing) {
        return standing.verifiedAt() == null ? "never" : MINUTE.format(standing.verifiedAt());
    }

    private static String date(PublishedDate date) {
        return date.date() == null
                ? date.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : date.date().toString();
    }

    private static String dated(PublishedDate date, VersionStatus version) {
        if (date.date() == null) {
            return date(date);
        }
        long days = RuleOfDates.daysOfNotice(date.date(), version.asOf().at(), version.zone());
        String far = days < 0 ? -days + " days ago" : days + " days left";
        return date.date() + ", " + (Math.abs(days) == 1 ? far.replace("days", "day") : far)
                + (date.status() == DateStatus.REPAIRED ? " (a slip on the page, repaired)" : "");
    }

    private static String word(SourceWord word) {
        return word.source() + ", precedence " + word.precedence() + ": end of patch " + date(word.endOfPatch())
                + (word.endOfPatchInForce() ? " (counts)" : "") + ", end of availability "
                + date(word.endOfAvailability()) + (word.endOfAvailabilityInForce() ? " (counts)" : "")
                + (word.absentSince() == null ? "" : "; not on its page since " + MINUTE.format(word.absentSince()));
    }

    private static String name(SupportLine line) {
        return Stream.of(
                        line.framework() + " " + line.version(),
                        line.edition(),
                        line.jobType(),
                        prefixed("python ", line.python()),
                        line.os(),
                        line.accelerator(),
                        prefixed("CUDA ", line.cuda()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String prefixed(String prefix, @Nullable String value) {
        return value == null ? null : prefix + value;
    }

    private static String place(Provenance place) {
        return Stream.of(place.cell(), place.url(), "fetched " + MINUTE.format(place.fetchedAt()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "))
                + ", sha-256 " + place.sha256();
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[TITLES.size()];
        rows.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        return rows.stream().map(row -> aligned(row, widths)).toList();
    }

    private static String aligned(List<String> row, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            text.append(row.get(column))
                    .append(" ".repeat(widths[column] - row.get(column).length() + 2));
        }
        return text.toString().stripTrailing();
    }
}
