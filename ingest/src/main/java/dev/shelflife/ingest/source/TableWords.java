package dev.shelflife.ingest.source;

import dev.shelflife.yaml.Documents;
import dev.shelflife.yaml.NotYamlException;
import dev.shelflife.yaml.Problems;
import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The words around tables in the languages that vendors publish in; data of the file {@code words.yaml}.
 *
 * @param headers what the header of a column means, in the order in which it is asked
 * @param ends words of a header that mean an end, in whatever sense
 * @param captions words of a caption that name no other product when they stand beside a framework's name
 */
public record TableWords(Map<ColumnRole, List<Pattern>> headers, List<Pattern> ends, Pattern captions) {

    /** The words that come with the program. */
    public static final TableWords BUILT_IN = read();

    private static final String FILE = "words.yaml";

    /** Copies, so that it is a value. */
    public TableWords {
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        ends = List.copyOf(ends);
        Objects.requireNonNull(captions, "captions");
    }

    /** Whether a header speaks of an end. */
    public boolean speaksOfEnd(String header) {
        String plain = HeaderWords.plain(header);
        return ends.stream().anyMatch(each -> each.matcher(plain).find());
    }

    private static TableWords read() {
        Problems problems = new Problems(FILE);
        try (InputStream in = Objects.requireNonNull(TableWords.class.getResourceAsStream(FILE), FILE)) {
            var root = Objects.requireNonNull(
                    Documents.compose(FILE, new InputStreamReader(in, StandardCharsets.UTF_8)), FILE);
            Section top = Section.strict(root, "", problems, List.of("headers", "ends", "captions"));
            Section headers = top.section("headers", ColumnRole.slugs());
            Map<ColumnRole, List<Pattern>> roles = new LinkedHashMap<>();
            for (String key : headers.keys()) {
                ColumnRole.of(key).ifPresent(role -> roles.put(role, headers.list(key, Pattern::compile)));
            }
            List<Pattern> ends = top.list("ends", Pattern::compile);
            Pattern captions = Pattern.compile(String.join("|", top.list("captions", Values::text)));
            if (!problems.isEmpty()) {
                throw new IllegalStateException(String.join("\n", problems.lines()));
            }
            return new TableWords(roles, ends, captions);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        } catch (NotYamlException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
