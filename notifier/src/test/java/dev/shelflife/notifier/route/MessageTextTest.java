package dev.shelflife.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.notifier.Examples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTextTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/messages");
    private static final LocalDate BEFORE = LocalDate.parse("2026-06-30");
    private static final Instant SEEN = Instant.parse("2026-02-19T06:00:00Z");
    private static final Transition.Line SHOP =
            new Transition.Line("s", "Deployment/shop/recommender", null, null, null, null);
    private static final Transition.Line BATCH =
            new Transition.Line("t", "CronJob/shop/nightly", null, null, null, null);
    private static final ImageRelease RELEASE = new ImageRelease(
            "r",
            Examples.SUBJECT,
            "deep-learning-containers",
            "TensorFlow",
            "2.17",
            ImageRelease.EXACT,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            LocalDate.parse("2026-02-18"),
            null,
            null,
            Change.AVAILABLE,
            false,
            List.of(),
            "TensorFlow 2.17.1 images are now available.",
            new Provenance("https://docs.example/notes", SEEN, "0".repeat(64), "February 18, 2026", null, null));
    private static final Transition.Line CPU = new Transition.Line("a", "Frameworks", "3.10", null, "CPU", null);
    private static final Transition.Line GPU = new Transition.Line("b", "Frameworks", "3.10", null, "GPU", "12.3");

    @ParameterizedTest
    @EnumSource
    void everyKindOfTransitionReadsAsItWasReviewed(Language language) throws IOException {
        Path golden = GOLDEN.resolve(language.tag() + ".txt");
        String told = told(language);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, told, StandardCharsets.UTF_8);
        }
        assertThat(golden).as("written by -Dgolden.update=true").hasContent(told);
    }

    @Test
    void everyTypeIsAmongThem() {
        assertThat(examples().map(Transition::type).distinct()).containsExactlyInAnyOrder(TransitionType.values());
    }

    private static String told(Language language) {
        return Stream.concat(examples().map(each -> notification(language, each)), Stream.of(digest(language)))
                .map(each -> "## " + MessageText.of(each).subject() + "\n\n"
                        + MessageText.of(each).plain() + "\n(" + MessageText.standing(each) + ")\n")
                .collect(Collectors.joining("\n"));
    }

    private static Notification notification(Language language, Transition transition) {
        return Rendering.render(Subscription.everythingTo("x").in(language), transition, SEEN);
    }

    private static Notification digest(Language language) {
        List<Transition> told = IntStream.range(0, MessageText.MAX_NAMED + 2)
                .mapToObj(i -> draft(TransitionType.MOVED_LATER, BEFORE, Examples.DATE)
                        .of("deep-learning-containers", "TensorFlow", "2." + i)
                        .write())
                .toList();
        return new Notification(
                "d", "x", Notification.Action.TELL, SEEN, told.get(0), "x", null, told, null, language.tag());
    }

    @Test
    void whatAPageSaysStaysOnItsLine() {
        Transition hostile = draft(TransitionType.CONFLICT_OPENED, null, Examples.DATE)
                .of("deep-learning-containers", "Tensor\r\nBcc: all@example.org", "2.17")
                .images(List.of("a\nb", "", "a\nb"))
                .reason("x\u2028y\u0000z")
                .write();
        MessageText text = MessageText.of(notification(Language.EN, hostile));
        assertThat(text.subject())
                .startsWith("Tensor Bcc: all@example.org 2.17 on ")
                .doesNotContain("\n", "\r");
        assertThat(text.images()).containsExactly("a b");
        assertThat(text.facts()).contains(new MessageText.Fact("reason", "reason", "x y z"));
    }

    @Test
    void manyNamesAreCounted() {
        Transition many = draft(TransitionType.RESTORED, null, null)
                .images(IntStream.range(0, 25).mapToObj(i -> "image-" + i).toList())
                .write();
        assertThat(MessageText.of(notification(Language.EN, many)).images())
                .hasSize(21)
                .last()
                .isEqualTo("and 5 more");
        assertThat(MessageText.of(notification(Language.JA, many)).images())
                .hasSize(21)
                .last()
                .isEqualTo("\u4ed6 5 \u4ef6");
    }

    private static Stream<Transition> examples() {
        return Stream.of(
                        Stream.of(
                                Examples.reached()
                                        .withSuccessor(new Transition.Successor(
                                                "deep-learning-containers/tensorflow/2.18",
                                                "2.18",
                                                LocalDate.parse("2027-01-31"))),
                                Examples.transition(
                                        Examples.SUBJECT,
                                        TransitionType.REACHED,
                                        Milestone.END_OF_AVAILABILITY,
                                        Examples.DATE,
                                        null,
                                        Examples.MIDNIGHT,
                                        true),
                                Examples.approaching(7),
                                Examples.approaching(1),
                                Examples.ofSource(TransitionType.VERIFICATION_LOST, SEEN)),
                        Stream.of(
                                        draft(TransitionType.ANNOUNCED, null, Examples.DATE),
                                        draft(TransitionType.ANNOUNCED, null, LocalDate.parse("2026-02-18"))
                                                .timing(null, true),
                                        draft(TransitionType.MOVED_EARLIER, BEFORE, Examples.DATE)
                                                .revision(2)
                                                .lines(List.of(GPU), List.of(CPU)),
                                        draft(TransitionType.MOVED_LATER, Examples.DATE, BEFORE)
                                                .milestone(Milestone.END_OF_AVAILABILITY),
                                        draft(TransitionType.RELEASED, null, null)
                                                .milestone(null)
                                                .release(RELEASE))
                                .map(TransitionDraft::write),
                        Stream.of(
                                        TransitionType.REOPENED,
                                        TransitionType.WITHDRAWN,
                                        TransitionType.CONFLICT_OPENED,
                                        TransitionType.CONFLICT_CLOSED,
                                        TransitionType.RELEASED_AFTER_END)
                                .map(type -> draft(type, BEFORE, Examples.DATE).write()),
                        Stream.of(
                                        TransitionType.WITHDRAWN,
                                        TransitionType.RESTORED,
                                        TransitionType.RENAMED,
                                        TransitionType.POLICY_CHANGED,
                                        TransitionType.QUARANTINED,
                                        TransitionType.QUARANTINE_ENDED,
                                        TransitionType.VERIFICATION_REGAINED,
                                        TransitionType.HEARTBEAT,
                                        TransitionType.OTHER)
                                .map(type ->
                                        draft(type, null, null).milestone(null).write()),
                        TransitionType.OF_USES.stream().sorted().map(type -> ofUse(type, List.of(BATCH))),
                        Stream.of(ofUse(TransitionType.USE_ENDED, List.of())))
                .flatMap(each -> each);
    }

    private static Transition ofUse(TransitionType type, List<Transition.Line> others) {
        return draft(type, null, null)
                .milestone(null)
                .lines(List.of(SHOP), others)
                .use(new Transition.Use(
                        "registry.example/tf-gpu.2-17:1",
                        "recommendations",
                        "family",
                        List.of(Examples.SUBJECT),
                        "registry.example/tf-gpu.2-17:4",
                        List.of()))
                .write();
    }

    private static TransitionDraft draft(TransitionType type, LocalDate from, LocalDate to) {
        return new TransitionDraft("id-" + type, Examples.SUBJECT, type, SEEN)
                .of("deep-learning-containers", "TensorFlow", "2.17")
                .milestone(Milestone.END_OF_PATCH)
                .dates(
                        from == null ? null : PublishedDate.of(from),
                        to == null ? PublishedDate.NOT_SET : PublishedDate.of(to))
                .revision(1)
                .lines(List.of(CPU, GPU), List.of())
                .images(List.of("registry.example/tf-cpu.2-17", "registry.example/tf-gpu.2-17"))
                .provenance(List.of(new Provenance(
                        "https://docs.example/support", SEEN, "0".repeat(64), "Frameworks / 2.17", null, null)));
    }
}
