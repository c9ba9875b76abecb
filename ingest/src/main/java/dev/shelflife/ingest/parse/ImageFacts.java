package dev.shelflife.ingest.parse;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the source's own patterns of image names tell of a row; what they do not tell is null. */
record ImageFacts(
        @Nullable String framework,
        @Nullable String version,
        @Nullable String python,
        @Nullable String cuda,
        @Nullable String os,
        @Nullable String accelerator) {

    static final ImageFacts NONE = new ImageFacts(null, null, null, null, null, null);

    /** By the first pattern that is found in one of the names. */
    static ImageFacts of(List<String> images, List<Pattern> patterns) {
        for (Pattern pattern : patterns) {
            for (String image : images) {
                Matcher m = pattern.matcher(image);
                if (m.find()) {
                    String accelerator = group(m, pattern, "accelerator");
                    return new ImageFacts(
                            group(m, pattern, "framework"),
                            group(m, pattern, "version"),
                            group(m, pattern, "python"),
                            group(m, pattern, "cuda"),
                            group(m, pattern, "os"),
                            accelerator == null ? null : accelerator.toUpperCase(Locale.ROOT));
                }
            }
        }
        return NONE;
    }

    private static @Nullable String group(Matcher found, Pattern pattern, String name) {
        String group = pattern.pattern().contains("(?<" + name + ">") ? found.group(name) : null;
        return group == null || group.isEmpty() ? null : group;
    }
}
