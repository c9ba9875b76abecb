package dev.shelflife.yaml;

import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one YAML document into nodes that know their lines. */
public final class Documents {

    private static final int MAX_CHARACTERS = 1 << 20;

    private Documents() {}

    /**
     * The root of the document.
     *
     * @param file what to call it in problems
     * @return null when it is empty
     * @throws NotYamlException with file and line
     */
    public static @Nullable Node compose(String file, Reader text) throws NotYamlException {
        try {
            LoaderOptions limits = new LoaderOptions();
            limits.setCodePointLimit(MAX_CHARACTERS);
            return new Yaml(limits).compose(text);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            String line = mark == null ? "" : ":" + (mark.getLine() + 1);
            throw new NotYamlException(file + line + ": not YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new NotYamlException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
