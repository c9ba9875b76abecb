package dev.shelflife.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.shelflife.notifier", importOptions = ImportOption.DoNotIncludeTests.class)
class NotifierArchitectureTest {

    @ArchTest
    static final ArchRule THE_RULES_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage("..notifier.route..", "..notifier.plan..", "..notifier.queue..", "..notifier.use..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "java.net..", "java.io..", "java.nio.file..", "org.slf4j..")
            .because("what is told to whom and when must be provable without a broker, a network or a disk");

    @ArchTest
    static final ArchRule TIME_IS_AN_INPUT = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because(
                    "a wall clock that is read inside cannot be set by a test, and the domain clock is not the transport clock");

    @ArchTest
    static final ArchRule THE_ENVIRONMENT_IS_THE_COMMANDS = noClasses()
            .should()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .because("only the command knows its environment and may end the process");

    @ArchTest
    static final ArchRule OTHER_MODULES_ARE_MET_IN_TOPICS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.shelflife.ingest..", "dev.shelflife.streams..", "dev.shelflife.app..")
            .because("modules share the contract in events and nothing else");

    @ArchTest
    static final ArchRule CHANNELS_DO_NOT_KNOW_KAFKA = noClasses()
            .that()
            .resideInAPackage("..notifier.channel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("a channel is tried against a receiver alone");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("dev.shelflife.notifier.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a reader must be able to begin somewhere");
}
