package dev.shelflife.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.notifier.Examples;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.WithNull;

/** What holds for messages in every language, whatever happened. */
class LanguagesTest {

    @Property
    void nothingIsLeftToPutIn_andNothingIsLost(
            @ForAll Language language,
            @ForAll TransitionType type,
            @ForAll @WithNull Milestone milestone,
            @ForAll @WithNull(0.2) @IntRange(min = -400, max = 400) Integer from,
            @ForAll @WithNull(0.2) @IntRange(min = -400, max = 400) Integer to,
            @ForAll @IntRange(max = 30) int lines,
            @ForAll @IntRange(max = 2) int others,
            @ForAll boolean late,
            @ForAll @WithNull @AlphaChars @NumericChars @StringLength(min = 1, max = 20) String reason,
            @ForAll @IntRange(max = 3) int use) {
        Transition transition = new TransitionDraft("id", Examples.SUBJECT, type, Examples.MIDNIGHT)
                .of("deep-learning-containers", "TensorFlow", "2.17")
                .milestone(milestone)
                .dates(date(from), date(to))
                .revision(lines)
                .timing(null, late)
                .lines(lines(lines), lines(others))
                .images(lines(lines).stream().map(Transition.Line::id).toList())
                .reason(reason)
                .use(use(use))
                .write();
        Notification notification =
                Rendering.render(Subscription.everythingTo("x").in(language), transition, Examples.MIDNIGHT);
        MessageText text = MessageText.of(notification);

        assertThat(all(notification)).allSatisfy(said -> assertThat(said)
                .isNotBlank()
                .doesNotContain("{", "}", "null")
                .isEqualTo(said.strip())
                .doesNotContain("  "));
        assertThat(text.language()).isEqualTo(language);
        assertThat(text.subject())
                .contains(
                        use > 0 ? "registry.example/tf" : "TensorFlow 2.17", use > 0 ? "" : "deep-learning-containers");
        assertThat(text.what()).startsWith(text.subject());
        if (to != null) {
            assertThat(text.facts())
                    .anyMatch(fact -> fact.key().equals("last good day")
                            && fact.value().equals(Examples.DATE.plusDays(to).toString()));
        }
        if (reason != null) {
            assertThat(text.facts()).anyMatch(fact -> fact.value().equals(reason));
        }
        assertThat(text.lines()).hasSize(Math.min(lines, MessageText.MAX_NAMED + 1));
        MessageText english = MessageText.of(Examples.notification("x", transition));
        assertThat(text.facts().stream().map(MessageText.Fact::key))
                .as("what machines read is the same in every language")
                .containsExactlyElementsOf(
                        english.facts().stream().map(MessageText.Fact::key).toList());
        assertThat(text.plain().lines().count())
                .isEqualTo(english.plain().lines().count());
        if (language != Language.EN) {
            assertThat(text.subject()).isNotEqualTo(english.subject());
        }
    }

    @Property
    void aDigestTellsEachOfItsParts(@ForAll Language language, @ForAll @IntRange(min = 2, max = 40) int count) {
        List<Transition> parts = IntStream.range(0, count)
                .mapToObj(i -> Examples.transition(
                        "deep-learning-containers/tensorflow/2." + i,
                        TransitionType.REACHED,
                        Milestone.END_OF_PATCH,
                        Examples.DATE,
                        null,
                        Examples.MIDNIGHT,
                        true))
                .toList();
        Notification one =
                Rendering.render(Subscription.everythingTo("x").in(language), parts.get(0), Examples.MIDNIGHT);
        MessageText text = MessageText.of(new Notification(
                "digest",
                "x",
                Notification.Action.TELL,
                Examples.MIDNIGHT,
                parts.get(count - 1),
                "x",
                null,
                parts,
                null,
                one.language()));
        assertThat(text.subject()).contains(Integer.toString(count)).doesNotContain("{");
        assertThat(text.what()).contains(Integer.toString(count)).doesNotContain("{");
        assertThat(text.lines()).contains(MessageText.of(one).subject());
    }

    private static Stream<String> all(Notification notification) {
        MessageText text = MessageText.of(notification);
        MessageText.Titles titles = text.titles();
        return Stream.of(
                        Stream.of(text.subject(), text.what(), MessageText.standing(notification)),
                        text.facts().stream().flatMap(fact -> Stream.of(fact.key(), fact.name(), fact.value())),
                        Stream.of(titles.lines(), titles.images(), titles.source(), titles.page(), titles.more()),
                        text.lines().stream(),
                        text.images().stream())
                .flatMap(each -> each);
    }

    private static Transition.Use use(int known) {
        return known == 0
                ? null
                : new Transition.Use(
                        "registry.example/tf",
                        known > 1 ? "team" : null,
                        "family",
                        known > 1 ? List.of(Examples.SUBJECT) : List.of(),
                        known > 2 ? "2-17.py310:9" : null,
                        List.of());
    }

    private static PublishedDate date(Integer days) {
        LocalDate date = days == null ? null : Examples.DATE.plusDays(days);
        return date == null ? PublishedDate.NOT_SET : PublishedDate.of(date);
    }

    private static List<Transition.Line> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Transition.Line("line-" + i, null, "3." + i, null, "GPU", null))
                .toList();
    }
}
