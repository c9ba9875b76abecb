package dev.shelflife.ingest.parse;

import dev.shelflife.events.Policy;
import dev.shelflife.events.Problem;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.ingest.parse.PolicyText.Line;
import dev.shelflife.ingest.source.PolicyWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads a framework support policy: prose that defines the milestones. It is read in the language whose words it holds most of; a
 * page in a language that is not understood is read by the English original that such pages carry, which is told as a problem.
 */
final class PolicyPage {

    private PolicyPage() {}

    /** The policy of a page; none when no milestone is defined on it. */
    static Reading read(Document document, Where where, List<Problem> problems) {
        PolicyTail tail = PolicyTail.of(PolicyText.tail(document));
        List<Line> shown = PolicyText.lines(document);
        LocalDate lastUpdated = lastUpdated(document, tail, shown);
        PolicyStatements statements = PolicyStatements.of(shown, where);
        String language = statements == null ? "" : language(document, statements.language());
        if (statements == null && tail.original() != null) {
            statements = PolicyStatements.of(PolicyText.markdown(tail.original()), where);
            if (statements != null) {
                language = statements.language();
                problems.add(new Problem(
                        where.place("policy"),
                        Html.shown(shown.isEmpty() ? "" : shown.get(0).text()),
                        "the page is in a language that is not understood; read by the English original in its data",
                        true));
            }
        }
        if (statements == null) {
            problems.add(new Problem(
                    where.place("policy"),
                    Html.shown(shown.isEmpty() ? "" : shown.get(0).text()),
                    "no definition of a milestone is found, in none of the languages that are known",
                    false));
            return Reading.NOTHING;
        }
        problems.addAll(statements.problems());
        String service = where.source().service();
        return Reading.ofPolicies(List.of(new Policy(
                SubjectKey.policy(service),
                service,
                statements.milestones(),
                statements.updates(),
                statements.duties(),
                statements.imagesImmutable(),
                lastUpdated,
                language,
                statements.wordingHash(),
                where.cell(Where.path("policy", String.join(", ", statements.labels()))))));
    }

    /** Whether a page looks like a policy: by its heading, else because it defines both milestones. */
    static boolean isOne(Document document) {
        Element title = document.selectFirst("h1");
        List<Line> lines = PolicyText.lines(document);
        String heading = title != null
                ? Html.heading(title)
                : lines.isEmpty() ? "" : lines.get(0).text();
        return PolicyStatements.isTitle(PolicyWords.plain(heading)) || PolicyStatements.definesBothMilestones(lines);
    }

    /** When the page says that it was last updated, in its data, else in its words. */
    static @Nullable LocalDate lastUpdated(Document document, PolicyTail tail, List<Line> shown) {
        if (tail.lastUpdated() != null) {
            return tail.lastUpdated();
        }
        List<Line> all = new ArrayList<>(PolicyText.all(document));
        all.addAll(shown);
        return all.stream()
                .map(PolicyTail::dateOf)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The page's own name for its language when that is a form of the language it is written in, such as es-419 for es. */
    private static String language(Document document, String read) {
        Element html = document.selectFirst("html[lang]");
        String told = html == null ? "" : html.attr("lang").strip().toLowerCase(Locale.ROOT);
        return told.startsWith(read + "-") ? told : read;
    }
}
