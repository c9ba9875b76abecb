package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.ingest.parse.Fact.Surroundings;
import dev.shelflife.ingest.parse.NoteText.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The release that a note's heading tells when it names a version beside the date, as changelogs do: "PyTorch 2.13 —
 * 2026-07-20", with a line of tags and one of bundled versions below.
 */
final class HeadedRelease {

    private static final Set<String> TAGS =
            Set.of("tags", "tag", "image tags", "images", "image", "image uris", "image uri", "image names");
    private static final Set<String> VERSIONS =
            Set.of("bundled versions", "versions", "bundles", "includes", "included versions", "contents", "packages");
    private static final int LONGEST_LABEL = 20;

    private HeadedRelease() {}

    /**
     * The release of a note's heading.
     *
     * @param usual the framework that a heading with a version alone is about; null: then it is about none
     * @return null when the heading names no version
     */
    static @Nullable Fact of(Note note, @Nullable String usual) {
        String subject = note.subject();
        if (subject == null) {
            return null;
        }
        Mention named = named(Clause.of(subject));
        String framework = named == null ? usual : named.framework();
        if (framework == null) {
            return null;
        }
        String version = named == null ? null : named.numbers().get(0).text();
        List<String> images = new ArrayList<>();
        Surroundings around = new Surroundings(null, null, null, null);
        for (Block block : note.blocks()) {
            String label = label(block.text());
            if (label == null || VERSIONS.contains(label)) {
                Clause clause = Clause.of(block.text());
                if (label != null || clause.change() == null) {
                    version = moreExact(version, framework, clause);
                    around = completed(around, clause);
                }
            } else if (TAGS.contains(label)) {
                images.addAll(names(block.text().substring(block.text().indexOf(':') + 1)));
                block.items().forEach(item -> images.addAll(names(item.text())));
            }
        }
        boolean isBase = Vocabulary.slug(framework).equals("base");
        return new Fact(
                framework,
                version == null && isBase ? around.cuda() : version,
                null,
                false,
                around.python(),
                around.os(),
                null,
                around.cuda(),
                Change.AVAILABLE,
                List.copyOf(images),
                null);
    }

    /** Whether a block is one of the lines that only complete the heading. */
    static boolean isLabelled(String text) {
        String label = label(text);
        return label != null && (TAGS.contains(label) || VERSIONS.contains(label));
    }

    /** Whether a fact of the note says again what the heading says. */
    static boolean repeats(Fact headed, Fact fact) {
        boolean comes =
                switch (fact.change()) {
                    case AVAILABLE, UPGRADED, PATCH -> true;
                    default -> false;
                };
        if (!comes || !Vocabulary.slug(fact.framework()).equals(Vocabulary.slug(headed.framework()))) {
            return false;
        }
        return fact.version() == null
                || headed.version() == null
                || Versions.sameMinor(fact.version(), headed.version());
    }

    private static @Nullable Mention named(Clause subject) {
        List<Mention> frameworks = ClauseReader.frameworks(subject);
        return frameworks.size() == 1 && frameworks.get(0).numbers().size() == 1 ? frameworks.get(0) : null;
    }

    private static @Nullable String moreExact(@Nullable String version, String framework, Clause clause) {
        for (Mention each : clause.mentions()) {
            boolean same = Vocabulary.slug(each.framework()).equals(Vocabulary.slug(framework));
            if (same && each.numbers().size() == 1) {
                String told = each.numbers().get(0).text();
                boolean fits = version == null || (told.startsWith(version) && Versions.sameMinor(told, version));
                return fits ? told : version;
            }
        }
        return version;
    }

    private static Surroundings completed(Surroundings around, Clause clause) {
        Surroundings more = ClauseReader.surroundings(clause);
        return new Surroundings(
                around.python() == null ? more.python() : around.python(),
                around.os() == null ? more.os() : around.os(),
                null,
                around.cuda() == null ? more.cuda() : around.cuda());
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String each : text.split("[\\s,\u00b7|]+", -1)) {
            if (!each.isEmpty() && (each.indexOf('-') > 0 || each.indexOf('/') > 0 || each.indexOf(':') > 0)) {
                names.add(each);
            }
        }
        return names;
    }

    /** The words before a colon in front of a line, in lower case; null when there are none. */
    private static @Nullable String label(String text) {
        int colon = text.indexOf(':');
        return colon < 1 || colon > LONGEST_LABEL
                ? null
                : Identity.slug(text.substring(0, colon)).replace('-', ' ').toLowerCase(Locale.ROOT);
    }
}
