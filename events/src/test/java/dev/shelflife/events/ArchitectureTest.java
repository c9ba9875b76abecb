package dev.shelflife.events;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

@AnalyzeClasses(packages = "dev.shelflife", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> READS_A_CLOCK =
            Set.of("now", "system", "systemUTC", "systemDefaultZone", "currentTimeMillis", "nanoTime");

    @ArchTest
    static final ArchRule STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("dev.shelflife.events..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.shelflife..").and(resideOutsideOfPackage("dev.shelflife.events..")))
            .because("the contract is what all modules share; a contract that knows one of them cannot be shared");

    @ArchTest
    static final ArchRule NO_HTTP_NO_HTML_NO_STREAMS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..", "com.sun.net.httpserver..", "org.jsoup..", "org.apache.kafka.streams..")
            .because("a subscriber that only reads topics must not drag in a fetcher, a parser or a stream processor");

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callCodeUnitWhere(DescribedPredicate.describe("a clock is read", call -> readsAClock(call.getTarget())))
            .because("time is an input: the same log must give the same records whenever it is processed");

    @ArchTest
    static final ArchRule VALUES_KNOW_NO_TRANSPORT = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.shelflife.events",
                    "dev.shelflife.events.dates",
                    "dev.shelflife.events.dependency",
                    "dev.shelflife.events.identity")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.shelflife.events.topics",
                    "org.apache.kafka..",
                    "org.slf4j..",
                    "java.io..",
                    "java.nio.file..",
                    "java.net..",
                    "com.fasterxml.jackson.databind..")
            .because("these packages are pure: values in, values out; annotations may say how they look as JSON");

    @ArchTest
    static final ArchRule DATES_AND_IDENTITY_ARE_LEAVES = noClasses()
            .that()
            .resideInAnyPackage("dev.shelflife.events.dates", "dev.shelflife.events.identity")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.shelflife.events")
            .because("records are made of dates and keys, never the other way round");

    @ArchTest
    static final ArchRule NOTHING_CHANGES = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.shelflife.events..")
            .and()
            .areNotDeclaredIn(TransitionDraft.class)
            .should()
            .beFinal()
            .because("a record that changes after it was told is two facts with one id; a draft has not been told");

    @ArchTest
    static final ArchRule VALUES_ARE_RECORDS = classes()
            .that()
            .resideInAPackage("dev.shelflife.events")
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and()
            .doNotBelongToAnyOf(TransitionDraft.class)
            .should()
            .beRecords()
            .because("the schemas and the JSON form are derived from record components");

    private static boolean readsAClock(CodeUnitCallTarget target) {
        String owner = target.getOwner().getName();
        return READS_A_CLOCK.contains(target.getName())
                && (owner.startsWith("java.time.") || owner.equals(System.class.getName()));
    }
}
