package dev.shelflife.app.story;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A small page in the structure of the real ones. */
public final class StoryPage {

    private static final DateTimeFormatter CELL = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);
    private static final DateTimeFormatter HEADING = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
    private static final String NOT_YET_SET = "Not yet set";

    private final String address;
    private final List<String> parts = new ArrayList<>();

    private StoryPage(String service, String page) {
        this.address = "https://docs.cloud.google.com/" + service + "/docs/" + page;
    }

    /** A page of support tables. */
    public static StoryPage tables(String service) {
        return new StoryPage(service, service.equals("deep-learning-containers") ? "choosing-container" : "images");
    }

    /** A page of release notes. */
    public static StoryPage notes(String service) {
        return new StoryPage(service, "release-notes");
    }

    /**
     * A table with one row.
     *
     * @param version as in the first cell, such as {@code 2.17 (Python 3.10)}
     * @param endOfPatch null for a cell that says that the date is not set
     * @param endOfAvailability null for a cell that says that the date is not set
     */
    public StoryPage row(
            String framework,
            String version,
            @Nullable LocalDate endOfPatch,
            @Nullable LocalDate endOfAvailability,
            String image) {
        parts.add(
                """
                <h3 data-text="%1$s versions">%1$s versions</h3>
                <table><thead><tr><th>ML framework version</th><th>Current patch version</th>
                <th>Supported accelerators</th><th>End of patch and support date</th>
                <th>End of availability date</th><th>Image family name</th></tr></thead>
                <tbody><tr><td>%2$s</td><td>%3$s.0</td><td>CUDA 12.3</td><td>%4$s</td><td>%5$s</td>
                <td><code>%6$s</code></td></tr></tbody></table>
                """
                        .formatted(
                                framework,
                                version,
                                version.split(" ", 2)[0],
                                cell(endOfPatch),
                                cell(endOfAvailability),
                                image));
        return this;
    }

    /** A release note of one sentence. */
    public StoryPage note(LocalDate day, String id, String sentence) {
        parts.add(
                """
                <h2 data-text="%1$s">%1$s</h2>
                <div class="devsite-release-note" id="%2$s">
                <span class="devsite-label devsite-label-release-feature">Feature</span>
                <div><ul><li>%3$s</li></ul></div></div>
                """
                        .formatted(HEADING.format(day), id, sentence));
        return this;
    }

    /** The page as HTML. */
    public String html() {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>A page</title>
                <link rel="canonical" href="%s"></head>
                <body><article class="devsite-article"><div class="devsite-article-body"><section class="releases">
                %s</section></div></article></body></html>
                """
                .formatted(address, String.join("", parts));
    }

    private static String cell(@Nullable LocalDate date) {
        return date == null ? NOT_YET_SET : CELL.format(date);
    }
}
