package dev.shelflife.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.shelflife.streams", importOptions = ImportOption.DoNotIncludeTests.class)
class StreamsArchitectureTest {

    @ArchTest
    static final ArchRule RULES_ARE_PURE = classes()
            .that()
            .resideInAPackage("..streams.rules..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.shelflife.streams.rules..",
                    "dev.shelflife.events",
                    "dev.shelflife.events.dates..",
                    "dev.shelflife.events.identity..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "org.jspecify..")
            .because("the same observations must give the same transitions in a test, in a replay and in Kafka");

    @ArchTest
    static final ArchRule NO_WALL_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("time is an input: it comes from ticks and observations, never from the machine");

    @ArchTest
    static final ArchRule NO_OTHER_MODULE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.shelflife.ingest..", "dev.shelflife.notifier..", "dev.shelflife.app..")
            .because("modules meet in topics, not in code");

    @ArchTest
    static final ArchRule NO_HTTP_AND_HTML = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.jsoup..")
            .because("reading pages is the work of ingest");
}
