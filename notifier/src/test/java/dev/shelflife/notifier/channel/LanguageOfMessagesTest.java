package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.route.Language;
import dev.shelflife.notifier.route.MessageText;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Subscription;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people read is in the language of the subscription, what machines read is not. */
class LanguageOfMessagesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final List<String> ENGLISH =
            List.of("Lines", "Images", "Source", "last good day", "The page that says so");

    @ParameterizedTest
    @EnumSource
    void chatsAndMailsHaveNoWordOfAnotherLanguage(Language language) throws IOException {
        Notification notification = told(language, Examples.approaching(30));
        MessageText text = MessageText.of(notification);
        String slack = Json.mapper().readTree(SlackBody.of(notification)).toString();
        String teams = Json.mapper().readTree(TeamsBody.of(notification)).toString();
        String mail = EmailBody.html(text);
        assertThat(List.of(slack, teams, mail, text.plain())).allSatisfy(body -> {
            assertThat(body).contains(text.titles().lines(), text.titles().images());
            assertThat(text.facts()).allSatisfy(fact -> assertThat(body).contains(fact.name(), fact.value()));
        });
        assertThat(teams).contains(text.titles().page());
        assertThat(List.of(slack, mail, text.plain())).allSatisfy(body -> assertThat(body)
                .contains(text.titled(text.titles().source()) + " "));
        assertThat(mail).contains("<html lang=\"" + language.tag() + "\">");
        if (language == Language.JA || language == Language.KO || language == Language.ZH_CN) {
            assertThat(List.of(slack, teams, mail, text.plain()))
                    .allSatisfy(body -> assertThat(body).doesNotContain(ENGLISH));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EN")
    void incidentsHaveTheSameKeysAndOtherWords(Language language) {
        ObjectNode english = PagerDutyEvent.trigger(told(Language.EN, Examples.reached()));
        ObjectNode other = PagerDutyEvent.trigger(told(language, Examples.reached()));
        assertThat(other.at("/payload/summary")).isNotEqualTo(english.at("/payload/summary"));
        assertThat(other.at("/payload/custom_details/what")).isNotEqualTo(english.at("/payload/custom_details/what"));
        assertThat(other.at("/links/0/text")).isNotEqualTo(english.at("/links/0/text"));
        assertThat(other.get("dedup_key")).isEqualTo(english.get("dedup_key"));
        assertThat(names(other.at("/payload/custom_details"))).isEqualTo(names(english.at("/payload/custom_details")));
        for (String machine : List.of("source", "severity", "component", "group", "class", "timestamp")) {
            assertThat(other.get("payload").get(machine))
                    .as(machine)
                    .isEqualTo(english.get("payload").get(machine));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EN")
    void alertsAreTheSameAlertsWithAnotherSummary(Language language) {
        for (Transition transition : List.of(
                Examples.reached(),
                Examples.approaching(7),
                Examples.ofSource(TransitionType.VERIFICATION_LOST, NOW))) {
            AlertBody english = alert(Language.EN, transition);
            AlertBody other = alert(language, transition);
            assertThat(other.labels()).isEqualTo(english.labels());
            assertThat(without(other.annotations())).isEqualTo(without(english.annotations()));
            assertThat(other.annotations().get("summary"))
                    .isNotEqualTo(english.annotations().get("summary"));
        }
    }

    /** An alert is told again for weeks: what was left then would be wrong now. */
    @Test
    void theSummaryOfAnAlertCountsNoDays() {
        for (Language language : Language.values()) {
            assertThat(alert(language, Examples.approaching(43)).annotations().get("summary"))
                    .contains("2026-03-31")
                    .doesNotContain("43");
        }
    }

    @Test
    void machinesAreToldTheSameInEveryLanguage() {
        byte[] english = WebhookBody.of(told(Language.EN, Examples.reached()));
        for (Language language : Language.values()) {
            assertThat(WebhookBody.of(told(language, Examples.reached()))).isEqualTo(english);
        }
    }

    private static Notification told(Language language, Transition transition) {
        return Rendering.render(Subscription.everythingTo("team").in(language), transition, NOW);
    }

    private static AlertBody alert(Language language, Transition transition) {
        return AlertBody.of(new Job(told(language, transition), null, null), NOW, NOW);
    }

    private static Map<String, String> without(Map<String, String> annotations) {
        Map<String, String> others = new TreeMap<>(annotations);
        others.remove("summary");
        return others;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
