package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Problem;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.parse.NotesSeen;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.ingest.parse.PolicySeen;
import dev.shelflife.ingest.parse.TableSeen;
import dev.shelflife.ingest.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a source makes of a page, for whoever writes the source. */
public final class PageReport {

    private static final int MOST_PROBLEMS = 20;

    private final Source source;
    private final Catalogue catalogue;
    private final List<TableSeen> tables;
    private final @Nullable NotesSeen notes;
    private final @Nullable PolicySeen policy;

    private PageReport(Page page) {
        this.source = page.source();
        this.catalogue = PageParser.parse(page);
        this.tables = PageParser.tables(page);
        this.notes = PageParser.notes(page);
        this.policy = PageParser.policy(page);
    }

    /** Reads the page. */
    public static PageReport of(Page page) {
        return new PageReport(page);
    }

    /** Whether the page yields nothing. */
    public boolean isEmpty() {
        return catalogue.isEmpty();
    }

    /** For people. */
    public List<String> lines() {
        List<String> all = new ArrayList<>();
        all.add("source " + source.id() + ", " + source.shape().slug() + ": "
                + Words.count(catalogue.lines().size(), "support line") + ", "
                + Words.count(catalogue.releases().size(), "image release") + ", "
                + Words.count(catalogue.policies().size(), "policy fact") + ", "
                + Words.count(problems().size(), "problem"));
        if (notes != null) {
            new NotesReport(source, catalogue, notes).lines(all);
        } else if (policy != null) {
            PolicyReport.lines(policy, all);
        } else {
            new TablesReport(source, catalogue, tables).lines(all);
        }
        problems(all);
        return all;
    }

    private void problems(List<String> all) {
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            all.add("");
            all.add("problems:");
        }
        problems.stream()
                .limit(MOST_PROBLEMS)
                .forEach(each ->
                        all.add("  " + each.where() + ": '" + Words.shortened(each.text()) + "' " + each.reason()));
        if (problems.size() > MOST_PROBLEMS) {
            all.add("  and " + (problems.size() - MOST_PROBLEMS) + " more");
        }
    }

    private List<Problem> problems() {
        return Stream.concat(
                        catalogue.lines().stream().flatMap(line -> line.problems().stream()),
                        catalogue.problems().stream())
                .toList();
    }

    /** One JSON object a line: each table, or the notes, or the policy; then a summary. */
    public List<String> json() {
        List<String> all = new ArrayList<>();
        if (notes != null) {
            all.add(new NotesReport(source, catalogue, notes).json());
        } else if (policy != null) {
            all.add(PolicyReport.json(policy));
        } else {
            new TablesReport(source, catalogue, tables).json(all);
        }
        ObjectNode end = Json.mapper().createObjectNode().put("kind", "summary").put("source", source.id());
        end.put("lines", catalogue.lines().size())
                .put("releases", catalogue.releases().size())
                .put("policies", catalogue.policies().size())
                .set("problems", Json.mapper().valueToTree(problems()));
        all.add(Json.line(end));
        return all;
    }
}
