package dev.shelflife.events.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.ContractTypes;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.RandomValues;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloudEventHeadersTest {

    private static final Transition REACHED = new TransitionDraft(
                    "0123456789abcdef",
                    "deep-learning-containers/tensorflow/2.17",
                    TransitionType.REACHED,
                    Instant.parse("2025-07-12T00:00:00Z"))
            .of("deep-learning-containers", "TensorFlow", "2.17")
            .milestone(Milestone.END_OF_PATCH)
            .dates(PublishedDate.of(LocalDate.of(2025, 7, 11)), PublishedDate.of(LocalDate.of(2025, 7, 11)))
            .revision(1)
            .lines(List.of(), List.of())
            .write();

    @Test
    void theHeadersOfATransition() {
        assertThat(texts(CloudEventHeaders.of(REACHED)))
                .containsExactly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "0123456789abcdef"),
                        Map.entry("ce_source", "urn:shelflife:deep-learning-containers"),
                        Map.entry("ce_type", "dev.shelflife.lifecycle.reached.v1"),
                        Map.entry("ce_subject", "deep-learning-containers/tensorflow/2.17"),
                        Map.entry("ce_time", "2025-07-12T00:00:00Z"),
                        Map.entry("ce_dataschema", "urn:shelflife:schema:transition:1"),
                        Map.entry("content-type", "application/json"));
    }

    @Test
    void aReleaseIsToldByItsIdAndTheTimeItWasSeen() {
        ImageRelease release = new RandomValues(7).of(ImageRelease.class);
        Map<String, String> headers = texts(CloudEventHeaders.of(release, Instant.parse("2025-03-13T06:00:00Z")));
        assertThat(headers)
                .containsEntry("ce_id", release.id())
                .containsEntry("ce_subject", release.key())
                .containsEntry("ce_type", "dev.shelflife.image-release.v1")
                .containsEntry("ce_time", "2025-03-13T06:00:00Z")
                .containsEntry("ce_dataschema", "urn:shelflife:schema:image-release:1");
    }

    @Test
    void aRowIsToldByItsSubjectAndItsOwnTime() {
        Lifecycle row = new RandomValues(7).of(Lifecycle.FrameworkVersion.class);
        assertThat(texts(CloudEventHeaders.of(row, "an-id")))
                .containsEntry("ce_id", "an-id")
                .containsEntry("ce_source", "urn:shelflife:lifecycles")
                .containsEntry("ce_type", "dev.shelflife.lifecycle.state.v1")
                .containsEntry("ce_subject", row.subject())
                .containsEntry("ce_time", row.observedUntil().toString())
                .containsEntry("ce_dataschema", "urn:shelflife:schema:lifecycle:1");
    }

    @Property
    void theAttributesThatTheSpecificationWantsAreAlwaysThere(@ForAll long seed) {
        Map<String, String> headers = texts(CloudEventHeaders.of(new RandomValues(seed).of(Transition.class)));
        assertThat(headers).containsKeys("ce_specversion", "ce_id", "ce_source", "ce_type", "content-type");
        // Names of attributes are lower-case letters and digits; the prefix is that of the Kafka binding.
        assertThat(headers.keySet()).allMatch(name -> name.matches("ce_[a-z0-9]{1,20}|content-type"));
    }

    @ParameterizedTest
    @EnumSource(TransitionType.class)
    void theTypeIsThatOfTheTransitionOnATurkishComputerToo(TransitionType type) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(type.slug()).matches("[a-z]+(-[a-z]+)*");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void eachSchemaThatIsNamedIsThere() {
        List<String> named = List.of("transition", "image-release", "lifecycle");
        assertThat(named)
                .allSatisfy(name -> assertThat(ContractTypes.class.getResource("/schemas/" + name + ".schema.json"))
                        .isNotNull());
    }

    @Test
    void aHeaderIsReadAsTextOrNull() {
        Headers headers = new RecordHeaders();
        CloudEventHeaders.add(headers, CloudEventHeaders.DECIDED_AT, "2025-07-12T00:00:00Z");
        headers.add("empty", null);
        assertThat(CloudEventHeaders.text(headers, CloudEventHeaders.DECIDED_AT))
                .isEqualTo("2025-07-12T00:00:00Z");
        assertThat(CloudEventHeaders.text(headers, "empty")).isNull();
        assertThat(CloudEventHeaders.text(headers, "not there")).isNull();
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : headers) {
            assertThat(texts.put(header.key(), CloudEventHeaders.text(headers, header.key())))
                    .as("once: %s %s", header.key(), Arrays.toString(header.value()))
                    .isNull();
        }
        return texts;
    }
}
