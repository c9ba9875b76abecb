package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Policy.DateRule;
import dev.shelflife.events.Policy.UpdateKind;
import dev.shelflife.ingest.parse.PolicySeen.Defined;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What people who write a source are told of a policy. */
class PolicySeenTest {

    private static PolicySeen seen(String text) {
        return Objects.requireNonNull(PageParser.policy(Pages.page("google-dlvm-policy", text)));
    }

    @Test
    void whatWasFoundIsTold() {
        PolicySeen seen = seen(PolicyPageTest.page("fr.html"));
        assertThat(seen.language()).isEqualTo("fr");
        assertThat(seen.lastUpdated()).isEqualTo("2026-01-15");
        assertThat(seen.milestones())
                .extracting(Defined::milestone)
                .containsExactly(Milestone.END_OF_PATCH, Milestone.END_OF_AVAILABILITY);
        assertThat(seen.milestones()).allSatisfy(each -> assertThat(
                        Objects.requireNonNull(each.meaning()).dateRule())
                .isEqualTo(DateRule.LAST_GOOD_DAY));
        assertThat(seen.updates()).hasSize(4);
        assertThat(seen.notFound()).containsExactly("effect-no-support", "effect-images-may-be-deleted");
        assertThat(seen.labels()).isEmpty();
        assertThat(seen.keysKnown() - seen.keysFound()).isEqualTo(2);
    }

    @Test
    void whatIsMissingIsToldWithTheLabelsThatMayMeanIt() {
        PolicySeen seen = seen(PolicyPageTest.page("en.html")
                .replace("End-of-availability date", "The very last day")
                .replace("Updates to other packages", "Updates to other plums"));
        assertThat(seen.language()).isEqualTo("en");
        assertThat(seen.milestones().get(0).label()).isEqualTo("End-of-patch and support date");
        assertThat(seen.milestones().get(1).label()).isNull();
        assertThat(seen.milestones().get(1).meaning()).isNull();
        assertThat(seen.updates()).doesNotContain(UpdateKind.PACKAGE);
        assertThat(seen.labels()).containsExactly("The very last day");
        assertThat(seen.notFound())
                .contains("end-of-availability", "update-package", "effect-not-downloadable")
                .doesNotContain("end-of-patch", "updates", "immutable");
    }

    @Test
    void aPageOfAnythingElseIsOfNoLanguage() {
        PolicySeen seen = seen("<p>Plums ripen.</p>");
        assertThat(seen.language()).isEmpty();
        assertThat(seen.keysFound()).isZero();
        assertThat(seen.notFound()).contains("title", "end-of-patch", "after-date", "immutable");
        assertThat(seen("<p>" + "support policy ".repeat(10_000) + "</p>").language())
                .isEmpty();
    }
}
