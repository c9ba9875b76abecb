package dev.shelflife.ingest.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Policy;
import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.topics.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A catalogue as the JSON lines of the {@code parse} command: {@code file}, {@code kind} and {@code source}, then the members
 * of the record. A problem of a line stands in that line and on a line of its own, so that all problems can be found by kind.
 */
public final class ParseOutput {

    private ParseOutput() {}

    /**
     * The lines, without line ends, in the order of the page; problems last.
     *
     * @param file name of the file that was read, as the caller wants it told
     */
    public static List<String> lines(String file, Catalogue catalogue) {
        List<String> all = new ArrayList<>();
        for (SupportLine line : catalogue.lines()) {
            all.add(line(file, "support-line", catalogue, line));
        }
        for (ImageRelease release : catalogue.releases()) {
            all.add(line(file, "image-release", catalogue, release));
        }
        for (Policy policy : catalogue.policies()) {
            all.add(line(file, "policy", catalogue, policy));
        }
        for (SupportLine line : catalogue.lines()) {
            for (Problem problem : line.problems()) {
                all.add(line(file, "problem", catalogue, problem));
            }
        }
        for (Problem problem : catalogue.problems()) {
            all.add(line(file, "problem", catalogue, problem));
        }
        return all;
    }

    private static String line(String file, String kind, Catalogue catalogue, Object value) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("file", file).put("kind", kind).put("source", catalogue.source());
        JsonNode members = Json.mapper().valueToTree(value);
        members.properties().forEach(member -> node.set(member.getKey(), member.getValue()));
        return Json.line(node);
    }
}
