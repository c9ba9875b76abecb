package dev.shelflife.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Milestone;
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

class MessageTextTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/messages.txt");
    private static final LocalDate BEFORE = LocalDate.parse("2026-06-30");
    private static final Instant SEEN = Instant.parse("2026-02-19T06:00:00Z");
    private static final Transition.Line CPU = new Transition.Line("a", "Frameworks", "3.10", null, "CPU", null);
    private static final Transition.Line GPU = new Transition.Line("b", "Frameworks", "3.10", null, "GPU", "12.3");

    @Test
    void everyKindOfTransitionReadsAsItWasReviewed() throws IOException {
        String told = examples()
                .map(MessageText::of)
                .map(text -> "## " + text.subject() + "\n\n" + text.plain())
                .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, told, StandardCharsets.UTF_8);
        }
        assertThat(GOLDEN).as("written by -Dgolden.update=true").hasContent(told);
    }

    @Test
    void whatAPageSaysStaysOnItsLine() {
        Transition hostile = draft(TransitionType.CONFLICT_OPENED, null, Examples.DATE)
                .of("deep-learning-containers", "Tensor\r\nBcc: all@example.org", "2.17")
                .images(List.of("a\nb", "", "a\nb"))
                .reason("x\u2028y\u0000z")
                .write();
        MessageText text = MessageText.of(hostile);
        assertThat(text.subject())
                .startsWith("Tensor Bcc: all@example.org 2.17 on ")
                .doesNotContain("\n", "\r");
        assertThat(text.images()).containsExactly("a b");
        assertThat(text.facts()).contains(new MessageText.Fact("reason", "x y z"));
    }

    @Test
    void manyNamesAreCounted() {
        List<String> named = MessageText.named(
                IntStream.range(0, 25).mapToObj(i -> "image-" + i).toList());
        assertThat(named).hasSize(21).last().isEqualTo("and 5 more");
    }

    private static Stream<Transition> examples() {
        return Stream.concat(
                Stream.of(
                        Examples.reached()
                                .withSuccessor(new Transition.Successor(
                                        "deep-learning-containers/tensorflow/2.18",
                                        "2.18",
                                        LocalDate.parse("2027-01-31"))),
                        Examples.approaching(7),
                        draft(TransitionType.ANNOUNCED, null, Examples.DATE).write(),
                        draft(TransitionType.ANNOUNCED, null, LocalDate.parse("2026-02-18"))
                                .timing(null, true)
                                .write(),
                        draft(TransitionType.MOVED_EARLIER, BEFORE, Examples.DATE)
                                .revision(2)
                                .lines(List.of(GPU), List.of(CPU))
                                .write(),
                        draft(TransitionType.MOVED_LATER, Examples.DATE, BEFORE)
                                .milestone(Milestone.END_OF_AVAILABILITY)
                                .write()),
                Stream.concat(
                                Stream.of(
                                                TransitionType.REOPENED,
                                                TransitionType.WITHDRAWN,
                                                TransitionType.CONFLICT_OPENED)
                                        .map(type -> draft(type, BEFORE, Examples.DATE)),
                                Stream.of(
                                                TransitionType.WITHDRAWN,
                                                TransitionType.RESTORED,
                                                TransitionType.RELEASED,
                                                TransitionType.POLICY_CHANGED,
                                                TransitionType.VERIFICATION_LOST,
                                                TransitionType.VERIFICATION_REGAINED,
                                                TransitionType.OTHER)
                                        .map(type -> draft(type, null, null).milestone(null)))
                        .map(TransitionDraft::write));
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
