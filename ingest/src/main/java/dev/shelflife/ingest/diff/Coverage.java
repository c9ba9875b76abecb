package dev.shelflife.ingest.diff;

import dev.shelflife.events.SupportLine;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How many lines tell which field: what a column that is gone, renamed or read wrong takes away. */
public final class Coverage {

    private static final Map<String, Function<SupportLine, @Nullable Object>> FIELDS = fields();

    private Coverage() {}

    /**
     * The number of lines that tell each field; of rows with one id the later one counts.
     *
     * @return by the field's name, such as {@code end of patch}; all fields, also those that no line tells
     */
    public static SortedMap<String, Integer> of(List<SupportLine> rows) {
        Collection<SupportLine> lines = lastOfEach(rows).values();
        SortedMap<String, Integer> told = new TreeMap<>();
        FIELDS.forEach((name, field) -> told.put(name, (int)
                lines.stream().filter(line -> field.apply(line) != null).count()));
        return told;
    }

    /** The lines by id. */
    public static Map<String, SupportLine> lastOfEach(List<SupportLine> rows) {
        Map<String, SupportLine> lines = new LinkedHashMap<>();
        rows.forEach(row -> lines.put(row.id(), row));
        return lines;
    }

    private static Map<String, Function<SupportLine, @Nullable Object>> fields() {
        Map<String, Function<SupportLine, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("Python", SupportLine::python);
        fields.put("operating system", SupportLine::os);
        fields.put("accelerator", SupportLine::accelerator);
        fields.put("CUDA", SupportLine::cuda);
        fields.put("patch version", SupportLine::patchVersion);
        fields.put("general availability", SupportLine::generalAvailability);
        fields.put("end of patch", SupportLine::endOfPatch);
        fields.put("end of availability", SupportLine::endOfAvailability);
        fields.put("images", line -> line.images().isEmpty() ? null : line.images());
        return fields;
    }
}
