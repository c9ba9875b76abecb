package dev.shelflife.events.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final SubjectKey TF = new SubjectKey("deep-learning-containers", "tensorflow", "2.17");

    @Test
    void goldenValues() {
        assertThat(Ids.of()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
        assertThat(Ids.of("line", "a", null, 1)).isEqualTo("fa320e16726915813ec7b20bf0c6f897");
        assertThat(LineId.of(TF, "TensorFlow versions", null, "3.10", null, "GPU", "12.3"))
                .isEqualTo("ac09156188aa39d7250369e8eb1cdee6");
        assertThat(Ids.sha256("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void absentIsNotEmpty() {
        assertThat(Ids.of("a", null)).isNotEqualTo(Ids.of("a", "")).isNotEqualTo(Ids.of("a"));
    }

    @Property
    void differentPartsHaveDifferentIds(@ForAll List<String> some, @ForAll List<String> other) {
        assertThat(Ids.of(some.toArray()).equals(Ids.of(other.toArray()))).isEqualTo(some.equals(other));
    }

    @Property
    void whereOnePartEndsCounts(@ForAll String left, @ForAll String right) {
        if (!right.isEmpty()) {
            assertThat(Ids.of(left + right, "")).isNotEqualTo(Ids.of(left, right));
        }
    }

    @Test
    void eachIdentityFieldMakesAnotherLine() {
        assertThat(List.of(
                        LineId.of(TF, "TensorFlow versions", null, "3.10", null, "GPU", "12.3"),
                        LineId.of(TF, "Other", null, "3.10", null, "GPU", "12.3"),
                        LineId.of(TF, "TensorFlow versions", "Training", "3.10", null, "GPU", "12.3"),
                        LineId.of(TF, "TensorFlow versions", null, "3.11", null, "GPU", "12.3"),
                        LineId.of(TF, "TensorFlow versions", null, "3.10", "Debian 11", "GPU", "12.3"),
                        LineId.of(TF, "TensorFlow versions", null, "3.10", null, "CPU", "12.3"),
                        LineId.of(TF, "TensorFlow versions", null, "3.10", null, "GPU", "12.4"),
                        LineId.of(
                                new SubjectKey(TF.service(), TF.framework(), "2.16"),
                                "TensorFlow versions",
                                null,
                                "3.10",
                                null,
                                "GPU",
                                "12.3")))
                .doesNotHaveDuplicates();
    }

    @Test
    void theCaptionCountsAsASlug() {
        assertThat(LineId.of(TF, "tensorflow  Versions", null, null, null, null, null))
                .isEqualTo(LineId.of(TF, "TensorFlow versions", null, null, null, null, null));
    }
}
