package dev.shelflife.streams.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Policy;
import dev.shelflife.events.Policy.DateRule;
import dev.shelflife.events.Policy.Effect;
import dev.shelflife.events.Policy.MilestoneMeaning;
import dev.shelflife.events.Policy.UpdateKind;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyRulesTest {

    private static final String SUBJECT = "policy/deep-learning-vm";

    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private long sequence;

    private static Instant day(int day) {
        return Instant.parse("2026-01-01T06:00:00Z").plusSeconds(86_400L * day);
    }

    private static Policy policy(String language, String words, LocalDate updated, Effect... effects) {
        return new Policy(
                SUBJECT,
                "deep-learning-vm",
                List.of(new MilestoneMeaning(Milestone.END_OF_AVAILABILITY, DateRule.LAST_GOOD_DAY, List.of(effects))),
                List.of(UpdateKind.PATCH),
                List.of(),
                true,
                updated,
                language,
                words,
                new Provenance("http://page", day(0), "00", null, null, null));
    }

    private List<Transition> tell(int day, Policy policy) {
        sequence++;
        return book.observe(
                new Observation.PolicyTold(SUBJECT, "google-dlvm-policy", sequence, day(day), ZoneOffset.UTC, policy));
    }

    @Test
    void theFirstSightIsSilent() {
        assertThat(tell(0, policy("en", "words", null, Effect.IMAGES_UNUSABLE))).isEmpty();
        assertThat(book.rows().get(SUBJECT)).isInstanceOfSatisfying(Lifecycle.SupportPolicy.class, row -> {
            assertThat(row.wordings()).containsOnlyKeys("google-dlvm-policy en");
            assertThat(row.service()).isEqualTo("deep-learning-vm");
            assertThat(Json.read(Json.write(row), Lifecycle.class)).isEqualTo(row);
        });
        assertThat(tell(1, policy("fr", "mots", null, Effect.IMAGES_UNUSABLE))).isEmpty();
        assertThat(book.tick(day(900))).isEmpty();
    }

    @Test
    void otherWordsAreToldOnce() {
        tell(0, policy("en", "words", null, Effect.IMAGES_UNUSABLE));
        Policy changed = policy("en", "other words", null, Effect.IMAGES_UNUSABLE);
        assertThat(tell(3, changed)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo(TransitionType.POLICY_CHANGED);
            assertThat(told.subject()).isEqualTo(SUBJECT);
            assertThat(told.service()).isEqualTo("deep-learning-vm");
            assertThat(told.milestone()).isNull();
            assertThat(told.revision()).isEqualTo(1);
            assertThat(told.effectiveAt()).isEqualTo(day(3));
            assertThat(told.policyChange().oldWordingHash()).isEqualTo("words");
            assertThat(told.policyChange().newWordingHash()).isEqualTo("other words");
            assertThat(told.policyChange().changes()).containsExactly("other words, with the same facts");
            assertThat(told.policyChange().policy()).isEqualTo(changed);
            assertThat(Json.read(Json.write(told), Transition.class)).isEqualTo(told);
        });
        assertThat(tell(4, changed)).isEmpty();
        assertThat(book.tick(day(900))).isEmpty();
    }

    @Test
    void whatChangedIsSaid() {
        tell(0, policy("en", "words", null, Effect.IMAGES_UNUSABLE, Effect.NOT_DOWNLOADABLE));
        assertThat(tell(1, policy("en", "new", null, Effect.IMAGES_UNUSABLE, Effect.IMAGES_MAY_BE_DELETED)))
                .singleElement()
                .satisfies(told -> assertThat(told.policyChange().changes())
                        .containsExactly(
                                "end of availability: no more not downloadable",
                                "end of availability: now images may be deleted"));
    }

    @Test
    void wordsThatComeBackAreAChangeOfTheirOwn() {
        tell(0, policy("en", "a", null));
        Transition first = tell(1, policy("en", "b", null)).get(0);
        tell(2, policy("en", "a", null));
        Transition third = tell(3, policy("en", "b", null)).get(0);
        assertThat(third.id()).isNotEqualTo(first.id());
        assertThat(third.revision()).isEqualTo(3);
    }

    @Test
    void aDateOfUpdateAloneAndAnotherLanguageTellNothing() {
        tell(0, policy("en", "words", LocalDate.of(2026, 1, 1)));
        assertThat(tell(1, policy("en", "words", LocalDate.of(2026, 2, 1)))).isEmpty();
        assertThat(tell(2, policy("fr", "mots", LocalDate.of(2026, 2, 1)))).isEmpty();
        assertThat(tell(3, policy("en", "words", null))).isEmpty();
    }

    @Test
    void anObservationReadTwiceIsAppliedOnce() {
        tell(0, policy("en", "words", null));
        Observation.PolicyTold again = new Observation.PolicyTold(
                SUBJECT, "google-dlvm-policy", 2, day(1), ZoneOffset.UTC, policy("en", "new", null));
        assertThat(book.observe(again)).hasSize(1);
        assertThat(book.observe(again)).isEmpty();
    }
}
