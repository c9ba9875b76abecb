package dev.shelflife.notifier.use;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Stage;
import dev.shelflife.events.Transition;
import dev.shelflife.events.Transition.Workload;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.inventory.Match.Precision;
import dev.shelflife.events.inventory.Match.Reason;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.inventory.Target.AlertKind;
import dev.shelflife.events.inventory.Target.Status;
import dev.shelflife.events.inventory.Target.TargetAlert;
import dev.shelflife.events.inventory.Target.TargetLine;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each type that only uses have looks like, to the last member; and that the documents tell of each. */
class GoldenUsesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/transitions");
    private static final Path DOCS = Path.of("../docs/transitions.md");
    private static final InventoryItem ITEM = new InventoryItem(
            "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.6.0-gpu-py312",
            "Deployment/shop/recommender",
            "shop",
            "production",
            "k8s/recommender.yaml",
            null);
    private static final String SUBJECT = "aws-deep-learning-containers/pytorch/2.6";

    private final List<Transition> told = story();

    /** Nobody knows it; it is matched and outdated; another runs it; it is current; it ends; one leaves, then the other. */
    private static List<Transition> story() {
        List<Target> targets = List.of(
                unmatched(),
                matched("2.6.2", LocalDate.parse("2026-10-15"), AlertKind.IMAGE_OUTDATED),
                matched(null, LocalDate.parse("2026-10-15"), AlertKind.APPROACHING),
                matched(null, LocalDate.parse("2026-10-15"), AlertKind.REACHED),
                matched(null, LocalDate.parse("2026-10-15"), AlertKind.REACHED),
                matched(null, LocalDate.parse("2026-10-15"), AlertKind.REACHED));
        List<List<Workload>> workloads = List.of(
                List.of(workload("a")),
                List.of(workload("a")),
                List.of(workload("a"), workload("b")),
                List.of(workload("a"), workload("b")),
                List.of(workload("b")),
                List.of());
        List<Transition> told = new ArrayList<>();
        UseState before = null;
        Instant at = Instant.parse("2026-10-01T00:00:00Z");
        for (int i = 0; i < targets.size(); i++) {
            UseState now = new UseState(0, targets.get(i), workloads.get(i));
            UseRules.Decision decision = UseRules.decide(before, now, List.of(), at.plusSeconds(86_400L * 4 * i));
            assertThat(UseRules.decide(decision.state(), now, List.of(), at).transitions())
                    .as("to decide again tells nothing")
                    .isEmpty();
            told.addAll(decision.transitions());
            before = decision.state();
        }
        return told;
    }

    private static Workload workload(String item) {
        return new Workload(item, "Deployment/shop/" + item, "production", "k8s/" + item + ".yaml");
    }

    private static Target unmatched() {
        return new Target(
                "a",
                ITEM,
                "aws/pytorch/2.6",
                Status.UNMATCHED,
                null,
                Reason.UNKNOWN_FAMILY,
                "unknown: no page that is watched tells of aws/pytorch/2.6",
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Target matched(@Nullable String newer, LocalDate endOfPatch, AlertKind kind) {
        boolean outdated = kind == AlertKind.IMAGE_OUTDATED;
        return new Target(
                "a",
                ITEM,
                "aws/pytorch/2.6",
                Status.MATCHED,
                Precision.LINE,
                null,
                null,
                kind == AlertKind.REACHED ? Stage.END_OF_PATCH : Stage.SUPPORTED,
                List.of(new TargetLine(SUBJECT, "line", Stage.SUPPORTED, endOfPatch, null)),
                List.of(new TargetAlert(
                        "id-" + kind,
                        kind,
                        outdated ? null : Milestone.END_OF_PATCH,
                        outdated ? null : endOfPatch,
                        outdated ? 0 : 1,
                        kind == AlertKind.APPROACHING ? 7 : null,
                        List.of(SUBJECT))),
                newer);
    }

    @Test
    void theStoryIsToldInOrder() {
        assertThat(told)
                .extracting(Transition::type)
                .containsExactly(
                        TransitionType.UNMATCHED,
                        TransitionType.IMAGE_OUTDATED,
                        TransitionType.APPROACHING,
                        TransitionType.IMAGE_CURRENT,
                        TransitionType.REACHED,
                        TransitionType.USE_ENDED,
                        TransitionType.USE_ENDED);
        assertThat(told).extracting(Transition::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAGE_OUTDATED", "IMAGE_CURRENT", "UNMATCHED", "USE_ENDED"})
    void theTransitionsOfAStoryAreThoseThatWereReviewed(TransitionType type) throws IOException {
        assertThat(TransitionType.OF_USES).contains(type).hasSize(4);
        Path file = GOLDEN.resolve(type.slug() + ".json");
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        String text = Json.mapper()
                        .writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(lines)
                                .withArrayIndenter(lines))
                        .writeValueAsString(told.stream()
                                .filter(each -> each.type() == type)
                                .toList())
                + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(file).as("written by -Dgolden.update=true").content().isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAGE_OUTDATED", "IMAGE_CURRENT", "UNMATCHED", "USE_ENDED"})
    void theDocumentsSayWhenEachIsToldAndWhatIsInIt(TransitionType type) throws IOException {
        String docs = Files.readString(DOCS, StandardCharsets.UTF_8);
        Pattern section = Pattern.compile("^## `" + type + "`.*?(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE);
        assertThat(section.matcher(docs).results().findFirst().map(found -> found.group()))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("When", "Fields", "golden/transitions/" + type.slug() + ".json"));
    }
}
