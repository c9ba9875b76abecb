package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.identity.SubjectKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes releases of the facts of a page: key, deterministic id, and a short text in our own words. */
final class Releases {

    private final Where where;
    private final Map<Name, Subject> subjects = new HashMap<>();

    /** What a fact is told of. */
    private record Name(String framework, @Nullable String version) {}

    private record Subject(Identity.Told told, SubjectKey key) {}

    Releases(Where where) {
        this.where = where;
    }

    ImageRelease release(Note note, Fact fact, String span) {
        Subject named = subjects.computeIfAbsent(new Name(fact.framework(), fact.version()), this::subject);
        Identity.Told told = named.told();
        String service = where.source().service();
        SubjectKey subject = named.key();
        if (told.version() == null && told.frameworkSlug().equals("base") && "CPU".equals(fact.accelerator())) {
            subject = new SubjectKey(service, "base", "cpu");
        }
        String range =
                fact.version() == null ? null : fact.andEarlier() ? ImageRelease.AND_EARLIER : ImageRelease.EXACT;
        String id = id(service, told, fact, note.date(), range);
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
                text(told, fact, note.date()),
                where.note(note.id(), span),
                fact.endsOn(),
                List.of());
    }

    private Subject subject(Name name) {
        Identity.Told told = Identity.of(name.framework(), name.version() == null ? "" : name.version());
        return new Subject(told, told.on(where.source().service()));
    }

    /** Of what is told, not of where and how; label, milestone and image names may differ from one telling to the next. */
    private static String id(String service, Identity.Told told, Fact fact, LocalDate date, @Nullable String range) {
        @Nullable
        Object[] parts = {
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
            date,
            fact.change(),
            range,
            fact.endsOn()
        };
        // a date that is not told is no part, so that releases keep the ids from before there was one
        return Ids.of(fact.endsOn() == null ? Arrays.copyOf(parts, parts.length - 1) : parts);
    }

    private static String text(Identity.Told told, Fact fact, LocalDate date) {
        StringBuilder text = new StringBuilder(told.framework());
        String version = told.patchVersion() == null ? told.version() : told.patchVersion();
        append(text, version);
        text.append(fact.andEarlier() ? " and earlier" : "");
        append(text, fact.accelerator());
        append(text, phrase(fact, date));
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

    private static String phrase(Fact fact, LocalDate date) {
        LocalDate end = fact.endsOn();
        if (end == null) {
            return phrase(fact.change());
        }
        String reached = phrase(fact.change());
        return end.isAfter(date) && fact.isEnd()
                ? reached.replace(" reached", "") + " announced for " + end
                : reached + (fact.isEnd() ? " on " : " until ") + end;
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
