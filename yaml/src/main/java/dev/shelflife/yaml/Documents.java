package dev.shelflife.yaml;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads YAML documents into nodes that know their lines. */
public final class Documents {

    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_CHARACTERS_OF_MANY = 32 << 20;

    private Documents() {}

    /**
     * The root of the document.
     *
     * @param file what to call it in problems
     * @return null when it is empty
     * @throws NotYamlException with file and line
     */
    public static @Nullable Node compose(String file, Reader text) throws NotYamlException {
        List<Node> roots = roots(file, MAX_CHARACTERS, yaml -> {
            Node root = yaml.compose(text);
            return root == null ? List.of() : List.of(root);
        });
        return roots.isEmpty() ? null : roots.get(0);
    }

    /**
     * The roots of all documents of a stream, such as the output of a template engine.
     *
     * @param file what to call it in problems
     * @throws NotYamlException with file and line
     */
    public static List<Node> composeAll(String file, Reader text) throws NotYamlException {
        return roots(file, MAX_CHARACTERS_OF_MANY, yaml -> {
            List<Node> all = new ArrayList<>();
            yaml.composeAll(text).forEach(all::add);
            return all;
        });
    }

    private static List<Node> roots(String file, int maxCharacters, Function<Yaml, List<Node>> composing)
            throws NotYamlException {
        try {
            LoaderOptions limits = new LoaderOptions();
            limits.setCodePointLimit(maxCharacters);
            return composing.apply(new Yaml(limits));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            String line = mark == null ? "" : ":" + (mark.getLine() + 1);
            throw new NotYamlException(file + line + ": not YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new NotYamlException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
