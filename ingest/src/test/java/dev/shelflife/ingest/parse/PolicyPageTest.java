package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Policy;
import dev.shelflife.events.Policy.DateRule;
import dev.shelflife.events.Policy.Duty;
import dev.shelflife.events.Policy.Effect;
import dev.shelflife.events.Policy.MilestoneMeaning;
import dev.shelflife.events.Policy.UpdateKind;
import dev.shelflife.events.Problem;
import dev.shelflife.ingest.source.PolicyWords;
import dev.shelflife.ingest.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("one test changes the default locale")
class PolicyPageTest {

    private static final String SOURCE = "google-dlvm-policy";

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    static String page(String name) {
        return new String(Pages.resource("policy/" + name), StandardCharsets.UTF_8);
    }

    private static Policy policy(String text) {
        Catalogue catalogue = Pages.parse(SOURCE, text);
        assertThat(catalogue.problems()).isEmpty();
        assertThat(catalogue.policies()).hasSize(1);
        return catalogue.policies().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "en.html, en",
        "en.txt, en",
        "es.html, es-419",
        "es.txt, es",
        "fr.html, fr",
        "fr.txt, fr",
        "de.html, de",
        "de.txt, de",
        "ja.html, ja",
        "ja.txt, ja",
        "it.html, it",
        "it.txt, it",
        "pt.html, pt-br",
        "pt.txt, pt",
        "nl.html, nl",
        "nl.txt, nl",
        "tr.html, tr",
        "tr.txt, tr",
        "ko.html, ko",
        "ko.txt, ko",
        "zh-cn.html, zh-cn",
        "zh-cn.txt, zh-cn",
        "zh-tw.html, zh-tw",
        "zh-tw.txt, zh-tw",
    })
    void allLanguagesAndFormsGiveTheSameFacts(String file, String language) {
        Policy policy = policy(page(file));
        assertThat(policy.key()).isEqualTo("policy/deep-learning-vm");
        assertThat(policy.language()).isEqualTo(language);
        assertThat(policy.lastUpdated()).isEqualTo(LocalDate.of(2026, 1, 15));
        assertThat(policy.milestones())
                .containsExactly(
                        new MilestoneMeaning(
                                Milestone.END_OF_PATCH,
                                DateRule.LAST_GOOD_DAY,
                                List.of(
                                        Effect.NO_NEW_IMAGES,
                                        Effect.DEPLOYED_KEEPS_WORKING,
                                        Effect.UPGRADE_RECOMMENDED,
                                        Effect.HELP_MAY_NEED_UPGRADE)),
                        new MilestoneMeaning(
                                Milestone.END_OF_AVAILABILITY,
                                DateRule.LAST_GOOD_DAY,
                                List.of(
                                        Effect.IMAGES_UNUSABLE,
                                        Effect.NEW_RESOURCES_MAY_BE_BLOCKED,
                                        Effect.NOT_DOWNLOADABLE)));
        assertThat(policy.updates())
                .containsExactly(UpdateKind.PATCH, UpdateKind.SECURITY, UpdateKind.PACKAGE, UpdateKind.DEPENDENCY);
        assertThat(policy.duties()).containsExactly(Duty.UPGRADE, Duty.CONFIGURE, Duty.TEST, Duty.USE_LATEST);
        assertThat(policy.imagesImmutable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "de", "ja", "it", "pt", "nl", "tr", "ko", "zh-cn", "zh-tw"})
    void theWordingIsTheSameInHtmlAndInTextAndOtherThanInOtherLanguages(String language) {
        String hash = policy(page(language + ".html")).wordingHash();
        assertThat(policy(page(language + ".txt")).wordingHash()).isEqualTo(hash);
        assertThat(policy(page((language.equals("en") ? "fr" : "en") + ".html")).wordingHash())
                .isNotEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2026-01-15|2026-03-01",
                "authuser=0|authuser=3",
                "Send feedback|Was this helpful?",
                "See the list of versions.|See all versions.",
                "What's next|Next steps",
                "\"Easy\",\"easy\"|\"Simple\",\"simple\"",
                "<p>|<p class='x'>",
                "hats-id=\"a1\"|hats-id=\"b2\"",
                "Existing machines continue|Existing <b>machines</b>\u00a0continue",
                "</devsite-content-footer>|<p>Except as otherwise noted, other licences hold.</p></devsite-content-footer>",
            })
    void whatSurroundsThePolicyIsNotItsWording(String then, String now) {
        String page = page("en.html");
        assertThat(page).contains(then);
        assertThat(policy(page.replace(then, now)).saysTheSameAs(policy(page))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no longer publish image versions|publish security fixes and no new image versions",
                "The updates may|These updates may",
                "is immutable|is immutable by design",
                "one machine learning framework each|two frameworks each",
            })
    void aChangeOfItsWordsIs(String then, String now) {
        String page = page("en.html");
        assertThat(page).contains(then);
        assertThat(policy(page.replace(then, now)).wordingHash())
                .isNotEqualTo(policy(page).wordingHash());
    }

    @Test
    void whatTheWidgetsOfATextCaptureSayIsLeftOut() {
        String page = page("es.txt");
        String widgets = page.replaceFirst(
                "\n",
                "\nOrganiza tus páginas con colecciones\nGuarda y categoriza el contenido según tus preferencias.\n");
        assertThat(policy(widgets))
                .usingRecursiveComparison()
                .ignoringFields("provenance")
                .isEqualTo(policy(page));
        String links = "Inicio\nDocumentación\nGuías\n" + page.substring(0, page.indexOf("[[["));
        assertThat(policy(links).wordingHash()).isEqualTo(policy(page).wordingHash());
        assertThat(policy(links).lastUpdated()).isNull();
    }

    @Test
    void aPageInALanguageNobodyReadsIsReadByTheOriginalInItsData() {
        String page = "Fremd\nNet te lezen.\n[[[\"a\",\"b\"]],[],[\"x: 2026-02-01\"],[],null,[\"# The policy\\n\\n"
                + "The updates may include the following:\\n\\n- Patch updates.\\n\\n- Security updates.\\n\\n### Schedule\\n\\n"
                + "- **End-of-patch and support date:** After this date, we will no longer\\n publish new image versions.\\n\\n"
                + "- **End-of-availability date:** After this date, you can no longer use the images.\\n\"]]";
        Catalogue catalogue = Pages.parse(SOURCE, page);
        assertThat(catalogue.policies()).singleElement().satisfies(policy -> {
            assertThat(policy.language()).isEqualTo("en");
            assertThat(policy.updates()).containsExactly(UpdateKind.PATCH, UpdateKind.SECURITY);
            assertThat(policy.milestones()).hasSize(2);
            assertThat(policy.lastUpdated()).isEqualTo("2026-02-01");
        });
        assertThat(catalogue.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.repaired()).isTrue();
            assertThat(problem.reason()).contains("English original");
        });
    }

    @Test
    void labelsMayStandInTablesDefinitionListsAndHeadings() {
        String end = "<h1>Support policy</h1><p>Updates may include security updates.</p>";
        String patch = "End of patch and support date (EOP)";
        String gone = "End of availability date";
        String first = "After this date, no new image versions are published.";
        String second = "After this date, images may be deleted.";
        List<String> forms = List.of(
                end + "<dl><dt>" + patch + "</dt><dd>" + first + "</dd><dt>" + gone + "</dt><dd>" + second
                        + "</dd></dl>",
                end + "<table><tr><td>" + patch + "</td><td>" + first + "</td></tr><tr><td>" + gone + "</td><td>"
                        + second + "</td></tr></table>",
                end + "<h3>" + patch + "</h3><p>" + first + "</p><h3>" + gone + "</h3><p>" + second + "</p>",
                end + "<p><b>" + patch + "</b> \u2014 " + first + "<br><b>" + gone + ".</b> " + second + "</p>");
        for (String form : forms) {
            assertThat(policy(form).milestones())
                    .containsExactly(
                            new MilestoneMeaning(
                                    Milestone.END_OF_PATCH, DateRule.LAST_GOOD_DAY, List.of(Effect.NO_NEW_IMAGES)),
                            new MilestoneMeaning(
                                    Milestone.END_OF_AVAILABILITY,
                                    DateRule.LAST_GOOD_DAY,
                                    List.of(Effect.IMAGES_MAY_BE_DELETED)));
        }
    }

    @Test
    void whatCannotBeUnderstoodIsSaid() {
        String page = page("en.html")
                .replace("End-of-availability date", "The very last day")
                .replace("After this date, Deep", "Deep")
                .replace("Existing machines continue to work.", "Cats sleep a lot.")
                .replace("The updates may include the following:", "As follows:");
        Catalogue catalogue = Pages.parse(SOURCE, page);
        assertThat(catalogue.policies().get(0).milestones())
                .singleElement()
                .satisfies(only -> assertThat(only.dateRule()).isEqualTo(DateRule.NOT_TOLD));
        assertThat(catalogue.problems()).extracting(Problem::repaired).containsOnly(false);
        assertThat(catalogue.problems())
                .extracting(Problem::text)
                .contains("END_OF_AVAILABILITY", "Cats sleep a lot.", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   \n", "<html><body></body></html>", "<h1>Sign in</h1><p>Enter your name.</p>", "[[["})
    void aPageThatDefinesNothingIsNoPolicy(String page) {
        Catalogue catalogue = Pages.parse(SOURCE, page);
        assertThat(catalogue.isEmpty()).isTrue();
        assertThat(catalogue.problems()).singleElement().satisfies(problem -> assertThat(problem.repaired())
                .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "de", "ja", "it", "pt", "nl", "tr", "ko", "zh-cn", "zh-tw"})
    void thePageIsKnownWithoutItsAddress(String language) {
        String html = page(language + ".html").replaceAll("<link[^>]*>", "");
        for (String page :
                List.of(html, page(language + ".txt"), page(language + ".txt").replaceFirst("[^\n]*\n", ""))) {
            assertThat(SourceDetector.detect(page.getBytes(StandardCharsets.UTF_8))
                            .map(Source::id))
                    .contains(SOURCE);
        }
    }

    @Test
    void theDefaultLocaleDoesNotShow() {
        List<String> pages = List.of("en.html", "es.txt", "fr.html", "de.txt", "ja.html", "tr.txt", "zh-tw.html");
        List<Policy> usual = pages.stream().map(name -> policy(page(name))).toList();
        for (String tag : new String[] {"tr-TR", "ar-EG", "th-TH-u-ca-buddhist-nu-thai"}) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(pages.stream().map(name -> policy(page(name))).toList()).isEqualTo(usual);
            assertThat(PolicyWords.plain("\u0130MMUTABLE I\u0131")).isEqualTo("immutable ii");
        }
    }
}
