package dev.shelflife.ingest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.PolicyTold;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.Judgement;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {

    private static final Source SOURCE = Sources.find("google-dlvm-policy").orElseThrow();
    private static final Instant START = Instant.parse("2026-01-20T06:00:00Z");

    private AcceptedCatalogue accepted;
    private int looks;

    private static String page(String name) throws IOException {
        try (InputStream in = PolicyDiffTest.class.getResourceAsStream("/pages/policy/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Observation.Told> look(String text) {
        Page page = Page.of(SOURCE, START.plusSeconds(86_400L * looks++), text.getBytes(StandardCharsets.UTF_8));
        Catalogue catalogue = PageParser.parse(page);
        Difference difference = Judgement.of(accepted, SOURCE, page.fetchedAt(), new Fetched(page), catalogue);
        accepted = Json.read(Json.write(difference.next()), AcceptedCatalogue.class);
        return difference.observations();
    }

    private static List<PolicyTold> policies(List<Observation.Told> observations) {
        List<PolicyTold> told = new ArrayList<>();
        observations.forEach(each -> {
            if (each instanceof PolicyTold policy) {
                told.add(policy);
            }
        });
        return told;
    }

    @Test
    void theFirstSightIsTold() throws IOException {
        List<Observation.Told> observations = look(page("en.html"));
        assertThat(observations).hasSize(2);
        assertThat(policies(observations)).singleElement().satisfies(told -> {
            assertThat(told.subject()).isEqualTo("policy/deep-learning-vm");
            assertThat(told.sequence()).isEqualTo(1);
            assertThat(told.policy().language()).isEqualTo("en");
        });
        assertThat(((SourceChecked) observations.get(1)).outcome()).isEqualTo(CheckOutcome.CHANGED);
    }

    @Test
    void noiseIsNoObservation() throws IOException {
        String page = page("en.html");
        look(page);
        for (String noisy : List.of(
                page,
                page.replace("2026-01-15", "2026-03-01"),
                page.replace("authuser=0", "authuser=4"),
                page.replace("Send feedback", "Was this helpful?"),
                page.replace("hats-id=\"a1\"", "hats-id=\"zz\""),
                page.replace("\"thumb-up\"", "\"thumbs-up\""))) {
            assertThat(look(noisy)).singleElement().satisfies(only -> assertThat(((SourceChecked) only).outcome())
                    .isEqualTo(CheckOutcome.UNCHANGED));
        }
    }

    @Test
    void anotherLanguageIsNoChangeOfThisOne() throws IOException {
        look(page("en.html"));
        assertThat(policies(look(page("fr.html")))).hasSize(1);
        assertThat(policies(look(page("en.html")))).isEmpty();
        assertThat(policies(look(page("fr.html")))).isEmpty();
        assertThat(policies(look(page("fr.html").replace("immuable", "figée")))).hasSize(1);
    }

    @Test
    void aPageThatTellsNothingChangesNothing() throws IOException {
        look(page("en.html"));
        assertThat(look("<h1>Sign in</h1>"))
                .singleElement()
                .satisfies(only -> assertThat(((SourceChecked) only).outcome()).isEqualTo(CheckOutcome.HELD));
        assertThat(policies(look(page("en.html")))).isEmpty();
    }

    @Test
    void whatWasAcceptedBeforePoliciesWereKeptIsReadAsKnowingNone() throws IOException {
        accepted = new AcceptedCatalogue(
                SOURCE.id(), 7, START, "00", null, null, List.of(), new TreeMap<>(), new TreeMap<>(), List.of());
        assertThat(policies(look(page("en.html")))).singleElement().satisfies(told -> assertThat(told.sequence())
                .isEqualTo(8));
    }
}
