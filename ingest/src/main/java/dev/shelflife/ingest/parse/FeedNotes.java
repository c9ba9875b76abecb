package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the notes in the entries of an Atom or RSS feed. An entry of the feeds met so far holds all notes of a day, under
 * one id and one time of update however it grows; so an entry has no identity here, only its notes have, by their content.
 */
final class FeedNotes {

    private static final List<String> CONTENT = List.of("content", "content:encoded", "description", "summary");
    private static final List<String> TIMES = List.of("published", "pubdate", "dc:date", "updated");

    private FeedNotes() {}

    /** All notes of a feed with a date, in its order; an entry without one is a problem, and so is a page that is no feed. */
    static List<Note> of(Document feed, Where where, List<Problem> problems) {
        List<Note> notes = new ArrayList<>();
        List<Element> entries = entries(feed);
        if (entries.isEmpty()
                && feed.getElementsByTag("feed").isEmpty()
                && feed.getElementsByTag("channel").isEmpty()) {
            problems.add(new Problem(where.source().id(), "", "is no feed: neither Atom nor RSS", false));
        }
        for (Element entry : entries) {
            notes.addAll(ofEntry(entry, where, problems));
        }
        return Note.completed(notes);
    }

    private static List<Note> ofEntry(Element entry, Where where, List<Problem> problems) {
        String told = title(entry);
        NoteHeading heading = NoteHeading.ofTitle(told, where);
        LocalDate date = heading.date() == null ? stamp(entry) : heading.date();
        if (date == null) {
            problems.add(new Problem(where.place("entry"), Html.shown(told), "stands under no date", false));
            return List.of();
        }
        Element body = body(entry);
        if (body == null) {
            return List.of();
        }
        String subject = heading.subject();
        if (subject != null && !subject.isEmpty() && heading.date() == null) {
            body.prependElement("h4").text(subject);
        }
        return DatedNotes.ofEntry(body, date, subject, where, problems);
    }

    /** The entries of a feed of either kind. */
    static List<Element> entries(Document feed) {
        List<Element> entries = new ArrayList<>(feed.getElementsByTag("entry"));
        entries.addAll(feed.getElementsByTag("item"));
        return entries;
    }

    /** The title of an entry, empty when it has none. */
    static String title(Element entry) {
        Element title = child(entry, List.of("title"));
        return title == null ? "" : Html.clean(title.wholeText());
    }

    /** The day of an entry, by its title, else by its time; null when it has none. */
    static @Nullable LocalDate date(Element entry, Where where) {
        LocalDate date = NoteHeading.ofTitle(title(entry), where).date();
        return date == null ? stamp(entry) : date;
    }

    /** What an entry says, as a page; null when it has no content. */
    static @Nullable Element body(Element entry) {
        Element content = child(entry, CONTENT);
        if (content == null) {
            return null;
        }
        boolean markup = content.childrenSize() > 0;
        return Jsoup.parseBodyFragment(markup ? content.html() : content.wholeText())
                .body();
    }

    private static @Nullable Element child(Element entry, List<String> names) {
        for (String name : names) {
            for (Element each : entry.children()) {
                if (each.normalName().equals(name)) {
                    return each;
                }
            }
        }
        return null;
    }

    /** The day of an entry whose title is none, in the zone that it is told in. */
    private static @Nullable LocalDate stamp(Element entry) {
        Element time = child(entry, TIMES);
        String text = time == null ? "" : time.wholeText().strip();
        LocalDate iso = day(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        return iso == null ? day(text, DateTimeFormatter.RFC_1123_DATE_TIME) : iso;
    }

    private static @Nullable LocalDate day(String text, DateTimeFormatter form) {
        try {
            return OffsetDateTime.parse(text, form).toLocalDate();
        } catch (DateTimeException notOfThisForm) {
            return null;
        }
    }
}
