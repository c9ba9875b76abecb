package dev.shelflife.notifier.route;

import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A transition in words for people: what chats and mails show. Plain text without control characters; who puts it into a
 * notation of its own escapes it. The same transition always gives the same words.
 *
 * @param subject one line that says it all: what, where, and the date
 * @param what what happened, in a sentence or two
 * @param facts dates and the like, in the order in which they are to be shown
 * @param lines the support lines it is about; empty where the version has one line without a name
 * @param images the names of their images
 * @param link the page that says so; null when none is known
 */
public record MessageText(
        String subject, String what, List<Fact> facts, List<String> lines, List<String> images, @Nullable String link) {

    /** How many lines or images a message names; the others are counted. */
    public static final int MAX_NAMED = 20;

    /**
     * Something with a name.
     *
     * @param name such as {@code last good day}
     * @param value in words
     */
    public record Fact(String name, String value) {
        /** Checks the parts. */
        public Fact {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /** Copies. */
    public MessageText {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(what, "what");
        facts = List.copyOf(facts);
        lines = List.copyOf(lines);
        images = List.copyOf(images);
    }

    /** What there is to say about what a notification tells; several things of a digest are told in a line each. */
    public static MessageText of(Notification notification) {
        List<Transition> all = notification.transitions();
        if (all.size() == 1) {
            return of(all.get(0));
        }
        return new MessageText(
                all.size() + " changes of ML image lifecycles",
                all.size() + " changes, oldest first",
                List.of(),
                named(all.stream().map(MessageWords::subject).toList()),
                named(all.stream().flatMap(each -> each.images().stream()).toList()),
                null);
    }

    /** What there is to say about a transition. */
    public static MessageText of(Transition transition) {
        String link = transition.provenance().isEmpty()
                ? null
                : clean(transition.provenance().get(0).url());
        return new MessageText(
                clean(MessageWords.subject(transition)),
                clean(MessageWords.what(transition)),
                MessageWords.facts(transition).stream()
                        .map(fact -> new Fact(fact.name(), clean(fact.value())))
                        .toList(),
                named(transition.lines().stream().map(MessageText::line).toList()),
                named(transition.images()),
                link);
    }

    /** All of it as plain text, its paragraphs apart. */
    public String plain() {
        return Stream.of(
                        what,
                        facts.stream()
                                .map(fact -> fact.name() + ": " + fact.value())
                                .collect(Collectors.joining("\n")),
                        listed("Lines", lines),
                        listed("Images", images),
                        link == null ? "" : "Source: " + link)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** The variant of a line, such as {@code Frameworks Python 3.10 GPU CUDA 12.3}; empty when nothing sets it apart. */
    public static String line(Transition.Line line) {
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
    public static List<String> named(List<String> names) {
        List<String> told = names.stream()
                .map(MessageText::clean)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return told.size() <= MAX_NAMED
                ? told
                : Stream.concat(told.stream().limit(MAX_NAMED), Stream.of("and " + (told.size() - MAX_NAMED) + " more"))
                        .toList();
    }

    /** One line: what a page says must not end a header or begin a block. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String listed(String title, List<String> names) {
        return names.isEmpty() ? "" : names.stream().collect(Collectors.joining("\n  ", title + ":\n  ", ""));
    }
}
