package dev.shelflife.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.shelflife.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class IngestRulesTest {

    @ArchTest
    static final ArchRule PURE = noClasses()
            .that()
            .resideInAnyPackage("..ingest.guard..", "..ingest.diff..")
            .or()
            .haveSimpleName("Judgement")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "java.net.http..",
                    "java.nio.file..",
                    "java.io..",
                    "org.slf4j..",
                    "..publish..")
            .because(
                    "what is believed and what is new must be decidable from an archive, without a broker or a server");

    @ArchTest
    static final ArchRule CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .orShould()
            .callMethod(java.time.Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(java.time.InstantSource.class, "system")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("time is an input: a demo, a replay and a test decide what the time is");

    @ArchTest
    static final ArchRule SURROUNDINGS = noClasses()
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .because("only the application reads the environment and decides when the process ends");

    @ArchTest
    static final ArchRule NEIGHBOURS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.shelflife.streams..", "dev.shelflife.notifier..", "dev.shelflife.app..")
            .because("the modules meet in topics and nowhere else");

    @ArchTest
    static final ArchRule KAFKA = noClasses()
            .that()
            .resideInAnyPackage("..ingest.fetch..", "..ingest.source..", "..ingest.guard..", "..ingest.diff..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("getting and reading a page needs no broker, so that a file can be read without one");
}
