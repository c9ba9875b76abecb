package dev.shelflife.ingest.parse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ParsingIsPureTest {

    private static final JavaClasses INGEST = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.shelflife.ingest");

    @Test
    void parsingTouchesNeitherNetworkNorFilesNorLogs() {
        noClasses()
                .that()
                .resideInAPackage("dev.shelflife.ingest.parse")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "java.net.http..",
                        "java.nio.file..",
                        "org.slf4j..",
                        "java.util.logging..")
                .because("a page must read the same from the network, from the archive and in a test")
                .check(INGEST);
    }

    @Test
    void parsingReadsNoClock() {
        noClasses()
                .that()
                .resideInAPackage("dev.shelflife.ingest.parse")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a page of 2020 must read today as it read then")
                .check(INGEST);
    }

    @Test
    void onlyParsingKnowsJsoup() {
        classes()
                .that()
                .resideOutsideOfPackage("dev.shelflife.ingest.parse")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.jsoup..")
                .because("one place decides how HTML is read")
                .check(INGEST);
    }
}
