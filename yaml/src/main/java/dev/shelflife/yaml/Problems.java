package dev.shelflife.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with a file, so that all of it is told at once, in the order of its lines. */
public final class Problems {

    private record Problem(int line, String text) {}

    private final String file;
    private final List<Problem> all = new ArrayList<>();

    public Problems(String file) {
        this.file = file;
    }

    public void at(Node node, String text) {
        at(node.getStartMark(), text);
    }

    public void at(Mark mark, String text) {
        all.add(new Problem(mark.getLine() + 1, text));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Each as {@code file:line: text}. */
    public List<String> lines() {
        return all.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(problem -> file + ":" + problem.line() + ": " + problem.text())
                .toList();
    }
}
