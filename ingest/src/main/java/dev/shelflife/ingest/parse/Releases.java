package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.ingest.parse.DatedNotes.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes releases of facts: key, deterministic id, and a short text in our own words. */
final class Releases {

    private Releases() {}

    static ImageRelease release(Note note, Fact fact, Where where, String span) {
        Identity.Told told = Identity.of(fact.framework(), fact.version() == null ? "" : fact.version());
        String service = where.source().service();
        SubjectKey subject = told.on(service);
        if (told.version() == null && told.frameworkSlug().equals("base") && "CPU".equals(fact.accelerator())) {
            subject = new SubjectKey(service, "base", "cpu");
        }
        String range =
                fact.version() == null ? null : fact.andEarlier() ? ImageRelease.AND_EARLIER : ImageRelease.EXACT;
        String id = Ids.of(
                "release",
                service,
                told.frameworkSlug(),
                told.version(),
                told.edition(),
                told.jobType(),
                told.patchVersion(),
                fact.from(),
                fact.python(),
                fact.os(),
                fact.accelerator(),
                fact.cuda(),
                note.date(),
                fact.change(),
                range);
        return new ImageRelease(
                id,
                subject.key(),
                service,
                told.framework(),
                told.version(),
                range,
                told.edition(),
                told.patchVersion(),
                fact.from(),
                fact.python(),
                fact.os(),
                fact.accelerator(),
                fact.cuda(),
                note.date(),
                note.label(),
                note.milestone(),
                fact.change(),
                "Breaking".equalsIgnoreCase(note.label()),
                fact.images(),
                text(told, fact),
                where.note(note.id(), span));
    }

    /** One fact told twice: the first telling stays, with the image names of both. */
    static ImageRelease sameFact(ImageRelease first, ImageRelease again) {
        List<String> images = Stream.concat(first.images().stream(), again.images().stream())
                .distinct()
                .toList();
        return images.equals(first.images())
                ? first
                : new ImageRelease(
                        first.id(),
                        first.key(),
                        first.service(),
                        first.framework(),
                        first.version(),
                        first.range(),
                        first.edition(),
                        first.patchVersion(),
                        first.fromVersion(),
                        first.python(),
                        first.os(),
                        first.accelerator(),
                        first.cuda(),
                        first.releasedOn(),
                        first.label(),
                        first.milestoneLabel(),
                        first.change(),
                        first.breaking(),
                        images,
                        first.text(),
                        first.provenance());
    }

    private static String text(Identity.Told told, Fact fact) {
        StringBuilder text = new StringBuilder(told.framework());
        String version = told.patchVersion() == null ? told.version() : told.patchVersion();
        append(text, version);
        text.append(fact.andEarlier() ? " and earlier" : "");
        append(text, fact.accelerator());
        append(text, phrase(fact.change()));
        text.append(fact.from() == null ? "" : " from " + fact.from());
        List<String> with = new ArrayList<>();
        if (fact.cuda() != null && !fact.cuda().equals(version)) {
            with.add("CUDA " + fact.cuda());
        }
        if (fact.python() != null && !fact.python().equals(version)) {
            with.add("Python " + fact.python());
        }
        if (fact.os() != null) {
            with.add(fact.os());
        }
        return with.isEmpty() ? text.toString() : text + " (" + String.join(", ", with) + ")";
    }

    private static void append(StringBuilder text, @Nullable String word) {
        if (word != null) {
            text.append(' ').append(word);
        }
    }

    private static String phrase(Change change) {
        return switch (change) {
            case AVAILABLE -> "available";
            case PATCH -> "patched";
            case UPGRADED -> "upgraded";
            case SECURITY -> "security update";
            case PACKAGE -> "packages changed";
            case DEPENDENCY -> "dependency replaced";
            case RENAMED -> "renamed";
            case DEPRECATED -> "deprecated";
            case REMOVED -> "no longer available";
            case END_OF_PATCH -> "end of patch reached";
            case END_OF_SUPPORT -> "end of support reached";
            case RESTORED -> "restored";
            case FIXED -> "error fixed";
            case OTHER -> change.name().toLowerCase(Locale.ROOT);
        };
    }
}
