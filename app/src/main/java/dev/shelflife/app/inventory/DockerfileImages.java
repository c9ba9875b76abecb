package dev.shelflife.app.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The images that a Dockerfile is built from: {@code FROM}, {@code COPY --from} and mounts, with the {@code ARG}s before the first
 * stage. Names of earlier stages and {@code scratch} are no images. Source of the rules: the Dockerfile reference.
 */
final class DockerfileImages {

    private static final Pattern ESCAPE = Pattern.compile("(?i)#\\s*escape\\s*=\\s*(\\S)\\s*");
    private static final Pattern DIRECTIVE = Pattern.compile("(?i)#\\s*[a-z]+\\s*=.*");
    private static final Pattern FROM = Pattern.compile("(?i)FROM\\s+(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?\\s*");
    private static final Pattern ARG = Pattern.compile("(?i)ARG\\s+(.+)");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:=(\"[^\"]*\"|'[^']*'|\\S*))?");
    private static final Pattern OTHER_FROM =
            Pattern.compile("(?i)(?:COPY|ADD)\\s+(?:--\\S+\\s+)*?--from=(\\S+)|--mount=\\S*?\\bfrom=([^,\\s]+)");
    private static final Pattern HEREDOC = Pattern.compile("<<-?([\"']?)([A-Za-z_][A-Za-z0-9_]*)\\1");
    private static final Pattern STAGE_NUMBER = Pattern.compile("\\d+");

    private final String file;
    private final Map<String, String> values;
    private final Set<String> given;
    private final Set<String> stages = new HashSet<>();
    private final List<Used> used = new ArrayList<>();
    private boolean inStage;
    private @Nullable String stage;

    private DockerfileImages(String file, Map<String, String> buildArgs) {
        this.file = file;
        this.values = new HashMap<>(buildArgs);
        this.given = Set.copyOf(buildArgs.keySet());
    }

    /**
     * The images of a Dockerfile, in its order.
     *
     * @param buildArgs values that are given to the build; they count more than defaults
     */
    static List<Used> of(String file, String text, Map<String, String> buildArgs) {
        DockerfileImages images = new DockerfileImages(file, buildArgs);
        images.read(text.lines().toList());
        return images.used;
    }

    private void read(List<String> lines) {
        char escape = escape(lines);
        int i = 0;
        while (i < lines.size()) {
            int start = i;
            StringBuilder whole = new StringBuilder();
            boolean more = true;
            while (more && i < lines.size()) {
                String line = lines.get(i++).strip();
                if (line.startsWith("#") || (line.isEmpty() && whole.length() > 0)) {
                    more = whole.length() > 0;
                    continue;
                }
                more = line.indexOf(escape) >= 0 && line.charAt(line.length() - 1) == escape;
                whole.append(more ? line.substring(0, line.length() - 1) : line).append(' ');
            }
            String instruction = whole.toString().strip();
            instruction(instruction, start + 1);
            i = behindHeredocs(instruction, lines, i);
        }
    }

    private static char escape(List<String> lines) {
        for (String line : lines) {
            Matcher m = ESCAPE.matcher(line.strip());
            if (m.matches()) {
                return m.group(1).charAt(0);
            }
            if (!DIRECTIVE.matcher(line.strip()).matches()) {
                break;
            }
        }
        return '\\';
    }

    private void instruction(String text, int line) {
        Matcher from = FROM.matcher(text);
        if (from.matches()) {
            String name = from.group(2);
            stage = name == null ? null : "stage " + name;
            inStage = true;
            add(from.group(1), line);
            if (name != null) {
                stages.add(name.toLowerCase(Locale.ROOT));
            }
            return;
        }
        Matcher arg = ARG.matcher(text);
        if (arg.matches()) {
            if (!inStage) {
                declare(arg.group(1));
            }
            return;
        }
        Matcher other = OTHER_FROM.matcher(text);
        while (other.find()) {
            String source = other.group(1) == null ? other.group(2) : other.group(1);
            if (!STAGE_NUMBER.matcher(source).matches()) {
                add(source, line);
            }
        }
    }

    private void declare(String declarations) {
        Matcher m = ASSIGNMENT.matcher(declarations);
        while (m.find()) {
            String value = m.group(2);
            if (value != null && !given.contains(m.group(1))) {
                String bare = value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0
                        ? value.substring(1, value.length() - 1)
                        : value;
                values.put(m.group(1), Variables.fill(bare, values));
            }
        }
    }

    private void add(String written, int line) {
        String bare = written.length() > 1 && "\"'".indexOf(written.charAt(0)) >= 0
                ? written.substring(1, written.length() - 1)
                : written;
        String image = Variables.fill(bare, values);
        if (!image.equals("scratch") && !stages.contains(image.toLowerCase(Locale.ROOT))) {
            used.add(new Used(image, file, line, stage));
        }
    }

    private static int behindHeredocs(String instruction, List<String> lines, int from) {
        int i = from;
        Matcher m = HEREDOC.matcher(instruction);
        while (m.find()) {
            int end = i;
            while (end < lines.size() && !lines.get(end).strip().equals(m.group(2))) {
                end++;
            }
            i = end < lines.size() ? end + 1 : i;
        }
        return i;
    }
}
