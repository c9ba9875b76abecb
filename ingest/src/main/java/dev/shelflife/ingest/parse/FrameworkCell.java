package dev.shelflife.ingest.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell that names a framework and its version: {@code PyTorch 2.6.0 with HuggingFace transformers}, {@code CUDA 13.0 Devel}.
 *
 * @param version with what stands in brackets behind it
 * @param edition what follows, without versions; null when nothing does
 * @param builtOn what it comes with, as told; null when nothing is said
 */
record FrameworkCell(String framework, String version, @Nullable String edition, @Nullable String builtOn) {

    private static final Pattern CELL =
            Pattern.compile("([\\p{L}].*?)[ -]+v?([bBrR]?\\d[\\w.+<>-]*)((?:\\s*\\([^)]*\\))*)(?:[\\s,]+(.+))?");
    private static final Pattern WITH = Pattern.compile("(?i)with\\s+(.+)");
    private static final Pattern RANGE = Pattern.compile("(?i)(?:and|to|through|or|-|\u2013)\\s.*");
    private static final Pattern PARTS = Pattern.compile("(?i)\\s*,\\s*(?:and\\s+)?|\\s+and\\s+");
    private static final Pattern NUMBER = Pattern.compile("\\s+v?\\d\\S*");

    /** Reads a cell, or gives null when it is not of this form or names a range of versions. */
    static @Nullable FrameworkCell of(String cell) {
        Matcher m = CELL.matcher(cell);
        if (!m.matches()) {
            return null;
        }
        String framework = m.group(1).strip();
        String version = (m.group(2) + " " + m.group(3)).strip();
        String rest = m.group(4);
        if (rest == null) {
            return new FrameworkCell(framework, version, null, null);
        }
        if (RANGE.matcher(rest).matches()) {
            return null;
        }
        Matcher with = WITH.matcher(rest);
        String told = with.matches() ? with.group(1) : rest;
        return new FrameworkCell(framework, version, withoutVersions(told), with.matches() ? told : null);
    }

    private static String withoutVersions(String told) {
        List<String> names = new ArrayList<>();
        for (String part : PARTS.split(told, -1)) {
            String name = NUMBER.matcher(part).replaceAll("").strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names.isEmpty() ? told : String.join(", ", names);
    }
}
