package dev.shelflife.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of the file whose keys are known. Whatever is wrong becomes a problem and reads as absent, so that reading goes on and
 * all problems are found.
 */
public final class Section {

    private final Node node;
    private final String name;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Section(Node node, String name, Problems problems) {
        this.node = node;
        this.name = name;
        this.problems = problems;
    }

    /** A mapping with any keys: each value is there under its name. */
    public static Section open(Node node, String name, Problems problems) {
        Section section = new Section(node, name, problems);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                section.add(entry);
            }
        } else if (!isNull(node)) {
            problems.at(node, section.of("must have keys"));
        }
        return section;
    }

    /** A mapping with these keys only. */
    public static Section strict(Node node, String name, Problems problems, List<String> known) {
        Section section = open(node, name, problems);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String key = text(entry.getKeyNode());
                if (!known.contains(key)) {
                    problems.at(
                            entry.getKeyNode(),
                            section.of("unknown key '" + key + "'") + Suggestion.clause(key, known));
                }
            }
        }
        return section;
    }

    private void add(NodeTuple entry) {
        String key = text(entry.getKeyNode());
        if (values.containsKey(key)) {
            problems.at(entry.getKeyNode(), of("key '" + key + "' is there twice"));
        } else if (!isNull(entry.getValueNode())) {
            values.put(key, entry.getValueNode());
        }
    }

    /** The keys in the order of the file, without those that have no value. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value's place, else the section's. */
    public Node node(String key) {
        return values.getOrDefault(key, node);
    }

    /** A section in this one; empty when it is not there. */
    public Section section(String key, List<String> known) {
        Node value = values.get(key);
        return value == null ? new Section(node, path(key), problems) : strict(value, path(key), problems, known);
    }

    /** A section with any keys in this one; empty when it is not there. */
    public Section openSection(String key) {
        Node value = values.get(key);
        return value == null ? new Section(node, path(key), problems) : open(value, path(key), problems);
    }

    /**
     * One value.
     *
     * @param read gives the value, or throws {@link IllegalArgumentException} that says what it must be
     * @return null when it is absent or wrong
     */
    public <T> @Nullable T value(String key, Function<String, T> read) {
        Node value = values.get(key);
        return value == null ? null : scalar(value, key, read);
    }

    /** One value that must be there. */
    public <T> @Nullable T required(String key, Function<String, T> read) {
        if (!values.containsKey(key)) {
            problem(key, "is missing");
        }
        return value(key, read);
    }

    /** A list of values; a single value is a list of one. Wrong ones are left out. */
    public <T> List<T> list(String key, Function<String, T> read) {
        Node value = values.get(key);
        List<T> all = new ArrayList<>();
        if (value == null) {
            return all;
        }
        for (Node each : value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value)) {
            T one = scalar(each, key, read);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    /** The elements of a list of mappings. */
    public List<Section> sections(String key, List<String> known) {
        Node value = values.get(key);
        List<Section> all = new ArrayList<>();
        if (value instanceof SequenceNode sequence) {
            for (Node each : sequence.getValue()) {
                all.add(strict(each, path(key) + "[" + all.size() + "]", problems, known));
            }
        } else if (value != null) {
            problem(key, "must be a list");
        }
        return all;
    }

    /** The elements of a list of mappings once more, for a second look: what is wrong with them is not told again. */
    public List<Section> elements(String key) {
        List<Section> all = new ArrayList<>();
        if (values.get(key) instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> all.add(open(each, path(key), new Problems(""))));
        }
        return all;
    }

    /** Reports something about a place in this section. */
    public void problemAt(Node place, String text) {
        problems.at(place, text);
    }

    /** Reports something about a key of this section. */
    public void problem(String key, String text) {
        problems.at(node(key), of(key + " " + text));
    }

    private <T> @Nullable T scalar(Node value, String key, Function<String, T> read) {
        if (!(value instanceof ScalarNode)) {
            problems.at(value, of(key + " must be a single value"));
            return null;
        }
        try {
            return read.apply(text(value).strip());
        } catch (IllegalArgumentException e) {
            problems.at(value, of(key + " " + e.getMessage()));
            return null;
        }
    }

    private String path(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private String of(String text) {
        return name.isEmpty() ? text : name + ": " + text;
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
