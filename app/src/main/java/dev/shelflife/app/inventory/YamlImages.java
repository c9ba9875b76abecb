package dev.shelflife.app.inventory;

import dev.shelflife.yaml.Documents;
import dev.shelflife.yaml.NotYamlException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The images that YAML or JSON names: manifests of Kubernetes (several documents, lists, whatever kind), Compose files, values of
 * Helm charts, Kustomize. Wherever a member is called {@code image} or {@code imageUri}, it is one.
 */
final class YamlImages {

    private static final Set<String> MEMBERS = Set.of("image", "imageUri", "image_uri", "containerImageUri");
    private static final int DEEPEST = 100;

    private final String file;
    private final Map<String, String> values;
    private final List<Used> used = new ArrayList<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlImages(String file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /**
     * The images of all documents, in their order.
     *
     * @param values of variables, as Compose fills them in
     * @throws NotYamlException with file and line
     */
    static List<Used> of(String file, String text, Map<String, String> values) throws NotYamlException {
        YamlImages images = new YamlImages(file, values);
        for (Node root : Documents.composeAll(file, new StringReader(text))) {
            images.walk(root, null, 0);
        }
        return images.used;
    }

    private void walk(Node node, @Nullable String workload, int depth) {
        if (depth > DEEPEST || !seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> walk(each, workload, depth + 1));
        } else if (node instanceof MappingNode mapping) {
            Map<String, Node> members = members(mapping);
            String named = kubernetes(members);
            String here = named == null ? workload : named;
            members.forEach((name, value) -> member(members, name, value, here, depth));
        }
    }

    private void member(Map<String, Node> members, String name, Node value, @Nullable String here, int depth) {
        if (MEMBERS.contains(name) && value instanceof ScalarNode scalar) {
            add(scalar.getValue(), value, here);
        } else if (name.equals("image") && value instanceof MappingNode mapping) {
            split(members(mapping), value, here);
        } else if (name.equals("images")
                && value instanceof SequenceNode sequence
                && members.containsKey("resources")) {
            sequence.getValue().forEach(each -> kustomized(each, here));
        } else if (name.equals("services") && value instanceof MappingNode services) {
            members(services).forEach((service, node) -> walk(node, "service " + service, depth + 1));
        } else {
            walk(value, here, depth + 1);
        }
    }

    private void add(String written, Node at, @Nullable String workload) {
        String image = Variables.fill(written.strip(), values);
        if (!image.isEmpty()) {
            used.add(new Used(image, file, line(at), workload));
        }
    }

    /** An image in parts, as charts have it. */
    private void split(Map<String, Node> parts, Node at, @Nullable String workload) {
        String repository = text(parts, "repository");
        if (repository == null) {
            return;
        }
        String registry = text(parts, "registry");
        String tag = text(parts, "tag");
        String digest = text(parts, "digest");
        String name = (registry == null || registry.isEmpty() ? "" : registry + "/") + repository;
        add(
                name
                        + (tag == null || tag.isEmpty() ? "" : ":" + tag)
                        + (digest == null || digest.isEmpty() ? "" : "@" + digest),
                at,
                workload);
    }

    private void kustomized(Node node, @Nullable String workload) {
        if (node instanceof MappingNode mapping) {
            Map<String, Node> parts = members(mapping);
            String name = text(parts, "newName") == null ? text(parts, "name") : text(parts, "newName");
            String tag = text(parts, "newTag");
            String digest = text(parts, "digest");
            if (name != null) {
                add(name + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest), node, workload);
            }
        }
    }

    /** What an object of Kubernetes is called; null for anything else. */
    private static @Nullable String kubernetes(Map<String, Node> members) {
        String kind = text(members, "kind");
        if (kind == null || !(members.get("metadata") instanceof MappingNode metadata)) {
            return null;
        }
        Map<String, Node> about = members(metadata);
        String namespace = text(about, "namespace");
        String name = text(about, "name");
        return name == null ? null : kind + "/" + (namespace == null ? "" : namespace + "/") + name;
    }

    private static Map<String, Node> members(MappingNode mapping) {
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                members.put(key.getValue(), tuple.getValueNode());
            }
        }
        return members;
    }

    private static @Nullable String text(Map<String, Node> members, String name) {
        return members.get(name) instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
