package dev.shelflife.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.shelflife.events.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that hold for the whole house; here, because this module alone sees all the others. */
@AnalyzeClasses(packages = "dev.shelflife", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    private static final Set<String> CLOCKS = Set.of("now", "system", "systemUTC", "systemDefaultZone", "tick");

    @ArchTest
    static final ArchRule EVENTS_STANDS_ALONE = notSeen(
            "dev.shelflife.events..",
            "dev.shelflife.ingest..",
            "dev.shelflife.streams..",
            "dev.shelflife.notifier..",
            "dev.shelflife.app..");

    @ArchTest
    static final ArchRule INGEST_SEES_NO_OTHER = notSeen(
            "dev.shelflife.ingest..", "dev.shelflife.streams..", "dev.shelflife.notifier..", "dev.shelflife.app..");

    @ArchTest
    static final ArchRule STREAMS_SEES_NO_OTHER = notSeen(
            "dev.shelflife.streams..", "dev.shelflife.ingest..", "dev.shelflife.notifier..", "dev.shelflife.app..");

    @ArchTest
    static final ArchRule NOTIFIER_SEES_NO_OTHER = notSeen(
            "dev.shelflife.notifier..", "dev.shelflife.ingest..", "dev.shelflife.streams..", "dev.shelflife.app..");

    @ArchTest
    static final ArchRule PURE_PACKAGES_TOUCH_NOTHING = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.shelflife.events",
                    "dev.shelflife.events.dates",
                    "dev.shelflife.events.identity",
                    "dev.shelflife.ingest.parse",
                    "dev.shelflife.ingest.guard",
                    "dev.shelflife.ingest.diff",
                    "dev.shelflife.streams.rules",
                    "dev.shelflife.notifier.route",
                    "dev.shelflife.notifier.plan",
                    "dev.shelflife.notifier.use",
                    "dev.shelflife.notifier.queue")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "java.net.http..",
                    "java.nio.file..",
                    "java.util.logging..",
                    "org.slf4j..",
                    "ch.qos.logback..")
            .orShould()
            .dependOnClassesThat(describe("read a clock or touch a file", type -> Set.of(
                            "java.io.File", "java.io.FileInputStream", "java.time.Clock", "java.util.Random")
                    .contains(type.getName())))
            .because("values and now in, values out: so it is the same live, in a replay and in a test");

    @ArchTest
    static final ArchRule ONLY_THE_APP_READS_THE_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage("dev.shelflife.app..")
            .should()
            .accessTargetWhere(describe("the system clock is read", HouseRulesTest::readsAClock))
            .because("time is an input; nanoTime is left to timeouts, for it tells no time");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_READS_THE_ENVIRONMENT = noClasses()
            .that()
            .resideOutsideOfPackages("dev.shelflife.app", "dev.shelflife.app.cli")
            .should()
            .accessTargetWhere(describe(
                    "the environment is read or the process ended",
                    access -> isOf(access, System.class, Set.of("getenv", "exit", "getProperty"))
                            || isOf(access, Runtime.class, Set.of("exit", "halt"))))
            .because(
                    "what depends on where it runs cannot be tested, and a role that ends the process skips the others");

    @ArchTest
    static final ArchRule JSOUP_IN_THE_PARSER_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.shelflife.ingest.parse..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jsoup..")
            .because("one place decides how HTML is read");

    @ArchTest
    static final ArchRule KAFKA_STREAMS_IN_STREAMS_AND_NOTIFIER_ONLY = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.shelflife.streams", "dev.shelflife.notifier", "dev.shelflife.notifier.topology")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.streams..")
            .because("state and exactly-once belong to the two that keep tables and queues");

    @Test
    void topicNamesAreWrittenInOnePlaceOnly() throws IOException {
        Pattern literal = Pattern.compile(Topics.ALL.stream()
                .map(topic -> Pattern.quote(topic.name()))
                .collect(Collectors.joining("|", "\"[^\"\\n]*(?:", ")[^\"\\n]*\"")));
        Path house = Path.of("").toAbsolutePath().resolve("..").normalize();
        try (Stream<Path> files = Files.walk(house)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(100);
            assertThat(sources.stream().filter(source -> mentions(source, literal)))
                    .as("a name that is written twice is changed once")
                    .extracting(source -> String.valueOf(source.getFileName()))
                    .containsExactly("Topics.java");
        }
    }

    private static boolean mentions(Path source, Pattern literal) {
        try {
            return literal.matcher(Files.readString(source, StandardCharsets.UTF_8))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchRule notSeen(String from, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("modules share the contract and meet in topics, so that each can run and change alone");
    }

    private static boolean readsAClock(JavaAccess<?> access) {
        return (access.getTargetOwner().getPackageName().equals("java.time") && CLOCKS.contains(access.getName()))
                || isOf(access, System.class, Set.of("currentTimeMillis"));
    }

    private static boolean isOf(JavaAccess<?> access, Class<?> owner, Set<String> names) {
        return access.getTargetOwner().isEquivalentTo(owner) && names.contains(access.getName());
    }
}
