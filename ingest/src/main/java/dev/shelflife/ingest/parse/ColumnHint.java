package dev.shelflife.ingest.parse;

import dev.shelflife.events.dates.DateText;
import dev.shelflife.events.dates.DateText.NumericOrder;
import dev.shelflife.ingest.source.ColumnRole;
import dev.shelflife.yaml.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says which role a column may have whose header is not understood: by a slip in the header, else by its cells. */
final class ColumnHint {

    private static final Map<String, ColumnRole> USUAL = usual();
    private static final Pattern IMAGE = Pattern.compile("[\\w.-]+(?:/[\\w.-]+)+(?::\\S+)?");
    private static final Pattern ACCELERATOR = Pattern.compile("(?i)\\b(?:cpus?|gpus?|tpus?)\\b");
    private static final Pattern SYSTEM =
            Pattern.compile("(?i)\\b(?:ubuntu|debian|amazon linux|windows|rhel|rocky|alpine|sles|centos)\\b");
    private static final Pattern PYTHON = Pattern.compile("(?i)(?:py(?:thon)? ?)?3\\.?\\d{1,2}(?:\\.\\d+)?");
    private static final Pattern VERSION = Pattern.compile("(?i)v?\\d+(?:\\.\\w+)*(?:[ -]\\w+)?");
    private static final Pattern NAMED = Pattern.compile("\\p{L}[\\p{L} /+-]* v?\\d+(?:\\.\\d+)*.*");
    private static final String AS = ": name its header under ";

    private ColumnHint() {}

    static @Nullable String of(String header, List<String> cells) {
        String near = Suggestion.of(header.toLowerCase(Locale.ROOT), USUAL.keySet());
        if (near != null) {
            return "like '" + near + "', which is "
                    + Objects.requireNonNull(USUAL.get(near)).slug();
        }
        if (share(
                cells,
                text -> DateText.read(text, NumericOrder.MONTH_DAY_YEAR).date() != null
                        || DateText.read(text, NumericOrder.DAY_MONTH_YEAR).date() != null)) {
            return "holds dates" + AS
                    + "end-of-patch, end-of-availability or general-availability if it is one of those";
        }
        return fits(cells, IMAGE, "image names", "images")
                .or(() -> fits(cells, ACCELERATOR, "accelerators", "accelerators"))
                .or(() -> fits(cells, SYSTEM, "operating systems", "operating-system"))
                .or(() -> fits(cells, PYTHON, "what may be Python versions", "python, or version"))
                .or(() -> fits(cells, VERSION, "versions", "version, patch-version, python or cuda"))
                .or(() -> fits(cells, NAMED, "names with versions", "framework if that is what they name"))
                .orElse(null);
    }

    private static Optional<String> fits(List<String> cells, Pattern pattern, String what, String roles) {
        boolean anywhere = pattern == IMAGE || pattern == ACCELERATOR || pattern == SYSTEM;
        return share(
                        cells,
                        text -> anywhere
                                ? pattern.matcher(text).find()
                                : pattern.matcher(text).matches())
                ? Optional.of("holds " + what + AS + roles)
                : Optional.empty();
    }

    private static boolean share(List<String> cells, Predicate<String> of) {
        long count = cells.stream()
                .filter(text -> text.length() <= 200 && of.test(text))
                .count();
        return count > 0 && count * 2 >= cells.size();
    }

    private static Map<String, ColumnRole> usual() {
        Map<String, ColumnRole> all = new LinkedHashMap<>();
        all.put("end of patch", ColumnRole.END_OF_PATCH);
        all.put("end of patch date", ColumnRole.END_OF_PATCH);
        all.put("end of support", ColumnRole.END_OF_PATCH);
        all.put("supported until", ColumnRole.END_OF_PATCH);
        all.put("end of availability", ColumnRole.END_OF_AVAILABILITY);
        all.put("available until", ColumnRole.END_OF_AVAILABILITY);
        all.put("release date", ColumnRole.GENERAL_AVAILABILITY);
        all.put("general availability", ColumnRole.GENERAL_AVAILABILITY);
        all.put("patch version", ColumnRole.PATCH_VERSION);
        all.put("accelerators", ColumnRole.ACCELERATORS);
        all.put("image name", ColumnRole.IMAGES);
        all.put("python version", ColumnRole.PYTHON);
        all.put("operating system", ColumnRole.OPERATING_SYSTEM);
        all.put("framework version", ColumnRole.VERSION);
        all.put("framework", ColumnRole.FRAMEWORK);
        return all;
    }
}
