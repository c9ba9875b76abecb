package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.parse.NotesSeen;
import dev.shelflife.ingest.parse.NotesSeen.Silent;
import dev.shelflife.ingest.parse.NotesSeen.Why;
import dev.shelflife.ingest.source.Source;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a source makes of the notes of a page or feed. */
final class NotesReport {

    private static final int MOST = 5;
    private static final int MOST_TOLD = 3;

    private final Source source;
    private final Catalogue catalogue;
    private final NotesSeen notes;

    NotesReport(Source source, Catalogue catalogue, NotesSeen notes) {
        this.source = source;
        this.catalogue = catalogue;
        this.notes = notes;
    }

    void lines(List<String> all) {
        dates(all);
        titles(all);
        all.add("");
        all.add(Words.count(notes.notes(), "note") + ", by label: "
                + (notes.labels().isEmpty() ? "none" : counts(notes.labels(), "(none)")));
        statements(all);
        silent(all);
    }

    private void dates(List<String> all) {
        boolean feed = source.shape() == Source.Shape.FEED;
        all.add("");
        if (notes.dates().isEmpty()) {
            all.add(
                    feed
                            ? "no entry with a date is found: neither in its title nor as published or updated"
                            : "no heading with a date is found; only headings count, from h1 to h4");
        } else {
            all.add(Words.count(notes.dates().size(), "date") + ", "
                    + notes.dates().first() + " to " + notes.dates().last());
        }
        if (!notes.undated().isEmpty()) {
            all.add("  " + Words.count(notes.undated().size(), feed ? "entry title" : "heading") + " without a date: "
                    + Words.some(notes.undated(), MOST));
        }
        if (!notes.empty().isEmpty()) {
            List<String> empty = notes.empty().stream().map(String::valueOf).toList();
            all.add("  " + Words.count(empty.size(), "date") + " with no note of ours: " + Words.some(empty, MOST));
        }
    }

    private void titles(List<String> all) {
        if (!notes.titlesRead().isEmpty() || !notes.titlesLeft().isEmpty()) {
            all.add("  products' titles that are read: "
                    + (notes.titlesRead().isEmpty() ? "none" : Words.some(notes.titlesRead(), MOST)));
        }
        if (!notes.titlesLeft().isEmpty()) {
            all.add("  products' titles that are not: " + Words.some(notes.titlesLeft(), MOST)
                    + "; if one is ours, name it under notes > titles");
        }
    }

    private void statements(List<String> all) {
        all.add(Words.count(catalogue.releases().size(), "statement")
                + (catalogue.releases().isEmpty() ? "" : ", by change: " + counts(changes(), "")));
        versions()
                .forEach((framework, versions) -> all.add(
                        "  " + framework + ": " + (versions.isEmpty() ? "no version" : String.join(", ", versions))));
        catalogue.releases().stream()
                .limit(MOST_TOLD)
                .forEach(release -> all.add("  e.g. " + release.releasedOn() + ": " + release.text() + "   "
                        + release.provenance().entryId() + ", "
                        + release.provenance().span()));
        Set<String> images = images();
        int found = images.size() + notes.imagesLeft().size();
        if (found > 0) {
            all.add(Words.count(found, "image name") + ", " + images.size() + " in statements"
                    + (notes.imagesLeft().isEmpty() ? "" : "; in none: " + Words.some(notes.imagesLeft(), MOST)));
        }
    }

    private void silent(List<String> all) {
        all.add("");
        all.add(notes.silent().size() + " of " + Words.count(notes.clauses(), "sentence")
                + " and bullets gave nothing");
        why().forEach((why, number) -> all.add("  " + number + ": " + why.words()));
        notes.silent().stream().limit(MOST).forEach(each -> {
            all.add("  e.g. " + each.place() + ": '" + Words.shortened(each.text()) + "'");
            all.add("       " + (each.named().isEmpty() ? "" : "(" + String.join(", ", each.named()) + ") ")
                    + each.why().words());
        });
    }

    private static String counts(Map<String, Integer> counts, String empty) {
        return counts.entrySet().stream()
                .map(each -> (each.getKey().isEmpty() ? empty : each.getKey()) + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    /** How many statements there are of each change, the change as in the output of {@code parse}. */
    private Map<String, Integer> changes() {
        Map<Change, Integer> changes = new EnumMap<>(Change.class);
        catalogue.releases().forEach(release -> changes.merge(release.change(), 1, Integer::sum));
        Map<String, Integer> named = new LinkedHashMap<>();
        changes.forEach((change, number) ->
                named.put(change.name().toLowerCase(Locale.ROOT).replace('_', '-'), number));
        return named;
    }

    private Map<Why, Integer> why() {
        Map<Why, Integer> all = new EnumMap<>(Why.class);
        notes.silent().forEach(each -> all.merge(each.why(), 1, Integer::sum));
        return all;
    }

    /** The versions of each framework, in the order of the page. */
    private Map<String, Set<String>> versions() {
        Map<String, Set<String>> all = new TreeMap<>();
        for (ImageRelease release : catalogue.releases()) {
            Set<String> versions = all.computeIfAbsent(release.framework(), any -> new LinkedHashSet<>());
            if (release.version() != null) {
                versions.add(release.version());
            }
        }
        return all;
    }

    private Set<String> images() {
        return catalogue.releases().stream()
                .flatMap(release -> release.images().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** One object; of what gave nothing, as many as for people. */
    String json() {
        ObjectNode node = Json.mapper().createObjectNode().put("kind", "notes");
        node.put("dates", notes.dates().size())
                .put(
                        "first",
                        notes.dates().isEmpty() ? null : notes.dates().first().toString())
                .put(
                        "last",
                        notes.dates().isEmpty() ? null : notes.dates().last().toString());
        node.set("undated", Json.mapper().valueToTree(notes.undated()));
        node.set("datesWithoutNote", Json.mapper().valueToTree(notes.empty()));
        node.set("titlesRead", Json.mapper().valueToTree(notes.titlesRead()));
        node.set("titlesNotRead", Json.mapper().valueToTree(notes.titlesLeft()));
        node.put("notes", notes.notes()).set("labels", Json.mapper().valueToTree(notes.labels()));
        node.set("changes", Json.mapper().valueToTree(changes()));
        node.set("frameworks", Json.mapper().valueToTree(versions()));
        node.set("imagesInStatements", Json.mapper().valueToTree(images()));
        node.set("imagesInNone", Json.mapper().valueToTree(notes.imagesLeft()));
        node.put("clauses", notes.clauses())
                .put("silentClauses", notes.silent().size())
                .set("silentBecause", Json.mapper().valueToTree(why()));
        List<Silent> examples = notes.silent().stream().limit(MOST).toList();
        node.set("silentExamples", Json.mapper().valueToTree(examples));
        return Json.line(node);
    }
}
