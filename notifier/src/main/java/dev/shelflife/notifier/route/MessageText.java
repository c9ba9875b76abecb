package dev.shelflife.notifier.route;

import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A notification in words for people: what chats and mails show. Plain text without control characters; who puts it into a
 * notation of its own escapes it. The same notification always gives the same words, whatever the language of the machine. Dates
 * are ISO dates in every language.
 *
 * @param language of all words but those that are quoted from pages or from the log
 * @param subject one line that says it all: what, where, and the date
 * @param what what happened, in a sentence or two
 * @param facts dates and the like, in the order in which they are to be shown
 * @param lines the support lines or the workloads it is about, or the changes of a digest; empty where the version has one line
 *     without a name
 * @param images the names of their images
 * @param link the page that says so; null when none is known
 * @param titles what stands above or before these
 */
public record MessageText(
        Language language,
        String subject,
        String what,
        List<Fact> facts,
        List<String> lines,
        List<String> images,
        @Nullable String link,
        Titles titles) {

    /** How many lines or images a message names; the others are counted. */
    public static final int MAX_NAMED = 20;

    /**
     * Something with a name.
     *
     * @param key such as {@code last good day}: the same in every language, for machines
     * @param name what people read
     * @param value in words
     */
    public record Fact(String key, String name, String value) {
        /** Checks the parts. */
        public Fact {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Titles of the parts.
     *
     * @param lines of the lines
     * @param images of the images
     * @param source before the address of the page
     * @param page in place of its address: a link's or a button's words
     * @param more where a list is cut and not counted
     */
    public record Titles(String lines, String images, String source, String page, String more) {
        private static Titles of(Words words, String lines) {
            return new Titles(
                    words.say("title." + lines),
                    words.say("title.images"),
                    words.say("title.source"),
                    words.say("title.page"),
                    words.say("title.more"));
        }
    }

    /** Copies. */
    public MessageText {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(what, "what");
        facts = List.copyOf(facts);
        lines = List.copyOf(lines);
        images = List.copyOf(images);
        Objects.requireNonNull(titles, "titles");
    }

    /** What there is to say about what a notification tells; several things of a digest are told in a line each. */
    public static MessageText of(Notification notification) {
        Language language = Language.of(notification.language());
        Words words = Words.of(language);
        List<Transition> all = notification.transitions();
        if (all.size() == 1) {
            return of(language, words, all.get(0));
        }
        return new MessageText(
                language,
                words.count("digest-subject", all.size()),
                words.count("digest-what", all.size()),
                List.of(),
                named(words, all.stream().map(each -> new MessageWords(words, each).subject())),
                named(words, all.stream().flatMap(each -> each.images().stream())),
                null,
                Titles.of(words, "changes"));
    }

    /** Each thing that a notification tells in a line, however many there are. */
    public static List<String> changes(Notification notification) {
        Words words = Words.of(Language.of(notification.language()));
        return notification.transitions().stream()
                .map(each -> clean(new MessageWords(words, each).subject()))
                .toList();
    }

    private static MessageText of(Language language, Words words, Transition transition) {
        MessageWords said = new MessageWords(words, transition);
        String link = transition.provenance().isEmpty()
                ? null
                : clean(transition.provenance().get(0).url());
        return new MessageText(
                language,
                clean(said.subject()),
                clean(said.what()),
                said.facts().stream()
                        .map(fact -> new Fact(fact.key(), fact.name(), clean(fact.value())))
                        .toList(),
                named(words, transition.lines().stream().map(MessageText::line)),
                named(words, transition.images().stream()),
                link,
                Titles.of(words, transition.use() == null ? "lines" : "workloads"));
    }

    /** One line about what happened last that stays true for as long as it is told: for alerts, which name no days that are left. */
    public static String standing(Notification notification) {
        return clean(
                new MessageWords(Words.of(Language.of(notification.language())), notification.transition()).standing());
    }

    /** A title as it stands before what it is the title of, with the colon of the language. */
    public String titled(String title) {
        return Words.of(language).say("titled", Map.of("title", title));
    }

    /** All of it as plain text, its paragraphs apart. */
    public String plain() {
        return Stream.of(
                        what,
                        facts.stream()
                                .map(fact -> titled(fact.name()) + " " + fact.value())
                                .collect(Collectors.joining("\n")),
                        listed(titles.lines(), lines),
                        listed(titles.images(), images),
                        link == null ? "" : titled(titles.source()) + " " + link)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** The variant of a line, such as {@code Frameworks Python 3.10 GPU CUDA 12.3}; empty when nothing sets it apart. */
    private static String line(Transition.Line line) {
        return Stream.of(
                        line.section(),
                        line.python() == null ? null : "Python " + line.python(),
                        line.os(),
                        line.accelerator(),
                        line.cuda() == null ? null : "CUDA " + line.cuda())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Each name once, and how many more there are. */
    private static List<String> named(Words words, Stream<String> names) {
        List<String> told = names.map(MessageText::clean)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return told.size() <= MAX_NAMED
                ? told
                : Stream.concat(told.stream().limit(MAX_NAMED), Stream.of(words.count("more", told.size() - MAX_NAMED)))
                        .toList();
    }

    /** One line: what a page says must not end a header or begin a block. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private String listed(String title, List<String> names) {
        return names.isEmpty() ? "" : names.stream().collect(Collectors.joining("\n  ", titled(title) + "\n  ", ""));
    }
}
