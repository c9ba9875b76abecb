package dev.shelflife.app.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.topics.Json;
import dev.shelflife.yaml.NotYamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Any file that names images: finds out what it is, by its name and else by its text. Pure. */
public final class ReferenceFile {

    private static final Pattern DOCKERFILE =
            Pattern.compile("(?:.*[/\\\\.])?(?:dockerfile|containerfile)(?:\\.[^/\\\\]*)?");
    private static final Pattern FROM = Pattern.compile("(?im)^[ \\t]*FROM[ \\t]+\\S");
    private static final Pattern MEMBER = Pattern.compile("(?m)^[ \\t-]*[\"']?image(?:Uri)?[\"']?[ \\t]*:");

    private ReferenceFile() {}

    /**
     * The images that a file names, in its order: a Dockerfile, YAML or JSON with {@code image} members, a bill of materials, or a
     * list with one reference on each line.
     *
     * @param file its name
     * @param values of variables, such as build arguments
     * @throws UnreadableFileException when it is neither; names file and line
     */
    public static List<Used> read(String file, String text, Map<String, String> values) throws UnreadableFileException {
        try {
            return readAs(file, text, values);
        } catch (NotYamlException e) {
            String hint = text.contains("{{") ? " (a template? render it first, such as with helm template)" : "";
            throw new UnreadableFileException(e.getMessage() + hint, e);
        }
    }

    private static List<Used> readAs(String file, String text, Map<String, String> values)
            throws NotYamlException, UnreadableFileException {
        String name = file.toLowerCase(Locale.ROOT);
        if (DOCKERFILE.matcher(name).matches()) {
            return DockerfileImages.of(file, text, values);
        }
        if (name.endsWith(".json") || text.stripLeading().startsWith("{")) {
            return json(file, text, values);
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return YamlImages.of(file, text, values);
        }
        if (MEMBER.matcher(text).find()) {
            return YamlImages.of(file, text, values);
        }
        return FROM.matcher(text).find() ? DockerfileImages.of(file, text, values) : list(file, text, values);
    }

    private static List<Used> json(String file, String text, Map<String, String> values)
            throws NotYamlException, UnreadableFileException {
        JsonNode root;
        try {
            root = Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new UnreadableFileException(
                    file + (line > 0 ? ":" + line : "") + ": not JSON: " + e.getOriginalMessage(), e);
        }
        return SbomImages.isOne(root) ? SbomImages.of(file, text, root) : YamlImages.of(file, text, values);
    }

    private static List<Used> list(String file, String text, Map<String, String> values) {
        List<Used> used = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).strip().split("\\s+", 2);
            if (!words[0].isEmpty() && !words[0].startsWith("#")) {
                used.add(new Used(Variables.fill(words[0], values), file, i + 1, null));
            }
        }
        return used;
    }
}
