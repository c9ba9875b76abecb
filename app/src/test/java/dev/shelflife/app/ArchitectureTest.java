package dev.shelflife.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.shelflife.app", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String KAFKA_SERVER =
            "^(kafka\\.|org\\.apache\\.kafka\\.(metadata|server|raft|storage|image)\\.).*";

    @ArchTest
    static final ArchRule kafkaServerClassesInOneFile = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.shelflife.app.broker.EmbeddedBroker")
            .should()
            .dependOnClassesThat(HasName.Predicates.nameMatching(KAFKA_SERVER))
            .because("Kafka's server classes change without notice, and an upgrade must be the work of one file");

    @ArchTest
    static final ArchRule onlyTheEntryEndsTheProcess = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.shelflife.app.ShelflifeMain")
            .should()
            .callMethod(System.class, "exit", int.class)
            .because("a command that ends the process cannot be tested or embedded, and skips what has to be closed");

    @ArchTest
    static final ArchRule configurationKnowsNoKafkaAndNoRole = noClasses()
            .that()
            .resideInAPackage("dev.shelflife.app.config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "dev.shelflife.ingest..",
                    "dev.shelflife.streams..",
                    "dev.shelflife.notifier..",
                    "dev.shelflife.app.cli..")
            .because("what a person may write in the file must not change when a role is rebuilt");

    @ArchTest
    static final ArchRule configurationDoesNotReadTheEnvironmentBehindTheBack = noClasses()
            .that()
            .resideInAPackage("dev.shelflife.app.config")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("the environment is an input like any other and is handed in");
}
