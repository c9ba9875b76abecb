package dev.shelflife.ingest.source;

import dev.shelflife.events.Observation;
import dev.shelflife.events.dates.DateText.NumericOrder;
import dev.shelflife.ingest.source.Source.Shape;
import dev.shelflife.ingest.source.TableRules.SectionRule;
import dev.shelflife.yaml.Documents;
import dev.shelflife.yaml.NotYamlException;
import dev.shelflife.yaml.Problems;
import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Values;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the YAML file of a source, strictly: all problems are told at once, each with its line. */
public final class SourceFile {

    static final List<String> KEYS = List.of(
            "id",
            "shape",
            "service",
            "product",
            "url",
            "aliases",
            "language",
            "zone",
            "numericDates",
            "precedence",
            "interval",
            "staleAfter",
            "marks",
            "framework",
            "dates",
            "versions",
            "headers",
            "sections",
            "images",
            "notes");
    static final List<String> SECTION_KEYS =
            List.of("heading", "ignore", "section", "sectionId", "service", "framework", "edition", "jobType");
    static final List<String> NOTE_KEYS = List.of("framework", "titles", "labels");
    private static final int MAX_PRECEDENCE = 1000;

    private final Problems problems;

    private SourceFile(String file) {
        this.problems = new Problems(file);
    }

    /**
     * Reads a source.
     *
     * @param file what to call it in problems
     * @throws BadSourceException with all problems, one a line
     */
    public static Source read(String file, String text) throws BadSourceException {
        SourceFile reader = new SourceFile(file);
        Source source;
        try {
            Node root = Documents.compose(file, new StringReader(text));
            if (root == null) {
                throw new BadSourceException(List.of(file + ":1: the file is empty"));
            }
            source = reader.source(root);
        } catch (NotYamlException e) {
            throw new BadSourceException(List.of(Objects.requireNonNull(e.getMessage())));
        }
        if (source == null || !reader.problems.isEmpty()) {
            throw new BadSourceException(reader.problems.lines());
        }
        return source;
    }

    private @Nullable Source source(Node root) {
        Section top = Section.strict(root, "", problems, KEYS);
        String id = top.required("id", SourceValues::slug);
        Shape shape = top.required("shape", Values.oneOf(Shape.class));
        String service = top.required("service", SourceValues::slug);
        String product = top.required("product", Values::text);
        URI url = top.required("url", SourceValues::url);
        List<URI> aliases = top.list("aliases", SourceValues::url);
        String language = or(top.value("language", SourceValues::language), "en");
        ZoneId zone = or(top.value("zone", SourceValues::zone), ZoneId.of("UTC"));
        NumericOrder order =
                or(top.value("numericDates", Values.oneOf(NumericOrder.class)), NumericOrder.MONTH_DAY_YEAR);
        int precedence = or(top.value("precedence", Values.integer(0, MAX_PRECEDENCE)), Observation.USUAL_PRECEDENCE);
        Duration interval = top.value("interval", Values.duration(Duration.ofMinutes(1)));
        Duration staleAfter = top.value("staleAfter", Values.duration(Duration.ofMinutes(1)));
        TableRules tables = new TableRules(
                HeaderWords.BUILT_IN.with(headers(top.section("headers", ColumnRole.slugs()))),
                sections(top),
                top.list("images", SourceValues::imagePattern),
                top.value("framework", Values::text),
                !"none".equals(top.value("dates", SourceValues::dates)),
                "columns".equals(top.value("versions", SourceValues::versions)));
        SourceChecks.check(top, shape);
        return id == null || shape == null || service == null || product == null || url == null
                ? null
                : new Source(
                        id,
                        shape,
                        service,
                        product,
                        url,
                        aliases,
                        top.list("marks", SourceValues::pattern),
                        language,
                        zone,
                        order,
                        precedence,
                        interval,
                        tables,
                        notes(top.section("notes", NOTE_KEYS)),
                        staleAfter);
    }

    private static NoteRules notes(Section section) {
        Map<String, String> labels = new LinkedHashMap<>();
        Section told = section.section("labels", NoteRules.LABELS);
        for (String label : NoteRules.LABELS) {
            for (String word : told.list(label, Values::text)) {
                labels.put(word.toLowerCase(Locale.ROOT), label);
            }
        }
        List<String> titles = section.list("titles", Values::text).stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .toList();
        return new NoteRules(section.value("framework", Values::text), titles, labels);
    }

    private static Map<ColumnRole, List<String>> headers(Section section) {
        Map<ColumnRole, List<String>> all = new LinkedHashMap<>();
        for (String key : section.keys()) {
            ColumnRole.of(key).ifPresent(role -> all.put(role, section.list(key, Values::text)));
        }
        return all;
    }

    private static List<SectionRule> sections(Section top) {
        List<SectionRule> rules = new ArrayList<>();
        for (Section each : top.sections("sections", SECTION_KEYS)) {
            Pattern heading = each.required("heading", SourceValues::pattern);
            boolean ignore = or(each.value("ignore", Values::bool), false);
            String section = each.value("section", Values::text);
            String sectionId = each.value("sectionId", SourceValues::slug);
            String service = each.value("service", SourceValues::slug);
            String framework = each.value("framework", Values::text);
            String edition = each.value("edition", Values::text);
            String jobType = each.value("jobType", Values::text);
            if (heading != null) {
                rules.add(new SectionRule(heading, ignore, section, sectionId, service, framework, edition, jobType));
            }
        }
        return rules;
    }

    /** The names of all shapes. */
    public static List<String> shapes() {
        return Arrays.stream(Shape.values()).map(Shape::slug).toList();
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
