package dev.shelflife.events.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    @ParameterizedTest(name = "{0} | {1} is {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                # framework           | version cell                            | key                    | patch       | edition    | job       | python | os
                TensorFlow            | 2.17 (Python 3.10)                      | tensorflow/2.17        | -           | -          | -         | 3.10   | -
                TensorFlow            | 2.15.1                                  | tensorflow/2.15        | 2.15.1      | -          | -         | -      | -
                Tensorflow            | 2.15                                    | tensorflow/2.15        | -           | -          | -         | -      | -
                Tensorfow             | 2.6 (py39)                              | tensorflow/2.6         | -           | -          | -         | 3.9    | -
                TensorFlow            | 2.10                                    | tensorflow/2.10        | -           | -          | -         | -      | -
                Base                  | Base-cu124                              | base/12.4              | -           | -          | -         | -      | -
                Base                  | Base-cu92                               | base/9.2               | -           | -          | -         | -      | -
                Base                  | Base-cu110 (Python 3.10 / Debian 11)    | base/11.0              | -           | -          | -         | 3.10   | Debian 11
                Base                  | Base-cu129 (Python 3.12 / Ubuntu 24.04) | base/12.9              | -           | -          | -         | 3.12   | Ubuntu 24.04
                Base                  | Base-CPU (Python 3.10 / Debian 11)      | base/cpu               | -           | -          | -         | 3.10   | Debian 11
                vLLM                  | 0.5                                     | vllm/0.5               | -           | -          | -         | -      | -
                PyTorch Training      | 2.6                                     | pytorch/2.6            | -           | -          | Training  | -      | -
                PyTorch Inference     | 2.6                                     | pytorch/2.6            | -           | -          | Inference | -      | -
                Base (Ubuntu)         | 13.0.2                                  | base-ubuntu/13.0       | 13.0.2      | -          | -         | -      | -
                Scikit-Learn          | 1.4-2-py312                             | scikit-learn/1.4-2     | -           | -          | -         | 3.12   | -
                XGBoost               | 3.0-5                                   | xgboost/3.0-5          | -           | -          | -         | -      | -
                SageMaker Distribution| 1.9.x                                   | sagemaker-distribution/1.9 | -       | -          | -         | -      | -
                TensorFlow            | nightly                                 | tensorflow/nightly     | -           | -          | -         | -      | -
                TensorFlow Enterprise | 2.1                                     | tensorflow/2.1         | -           | Enterprise | -         | -      | -
                DJL                   | 0.27.0+amzn2023.4bdc8a78                | djl/0.27               | 0.27.0+amzn2023.4bdc8a78 | - | -     | -      | -
                llama.cpp             | b9522                                   | llama.cpp/b9522        | -           | -          | -         | -      | -
                PyTorch               | 2.4 LTS                                 | pytorch/2.4-lts        | -           | -          | -         | -      | -
                R                     | ''                                      | r/unversioned          | -           | -          | -         | -      | -
                """)
    void toldAs(
            String framework,
            String version,
            String key,
            String patch,
            String edition,
            String jobType,
            String python,
            String os) {
        Identity.Told told = Identity.of(framework, version);
        assertThat(told.on("some-service").key()).isEqualTo("some-service/" + key);
        assertThat(told.patchVersion()).isEqualTo(patch);
        assertThat(told.edition()).isEqualTo(edition);
        assertThat(told.jobType()).isEqualTo(jobType);
        assertThat(told.python()).isEqualTo(python);
        assertThat(told.os()).isEqualTo(os);
    }

    @Test
    void aSlipInTheNameIsPutRightForDisplay() {
        assertThat(Identity.of("Tensorfow", "2.6").framework()).isEqualTo("TensorFlow");
        assertThat(Identity.of("Pytorch", "2.3.0").framework()).isEqualTo("PyTorch");
        assertThat(Identity.of("Base (Ubuntu)", "13.0.2").framework()).isEqualTo("Base (Ubuntu)");
    }

    @Test
    void theVersionIsDisplayedAsTold() {
        assertThat(Identity.of("Base", "Base-CPU").version()).isEqualTo("CPU");
        assertThat(Identity.of("R", "").version()).isNull();
    }

    @Test
    void turkishLettersDoNotShow() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(Identity.of("SCIKIT-LEARN", "NIGHTLY")
                            .on("vertex-training")
                            .key())
                    .isEqualTo("vertex-training/scikit-learn/nightly");
            assertThat(Identity.os("DEBIAN 11")).isEqualTo("Debian 11");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Property
    void anyTextIsToldWithoutAThrow(@ForAll String framework, @ForAll String version) {
        Identity.Told told = Identity.of(framework, version);
        assertThat(told.frameworkSlug()).isEqualTo(Identity.slug(told.frameworkSlug()));
        if (!told.frameworkSlug().isEmpty()) {
            assertThat(SubjectKey.parse(told.on("a").key())).isEqualTo(told.on("a"));
        }
    }

    @Test
    void aNameWithoutALatinLetterOrDigitHasNoKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identity.of("框架", "1.0").on("a"))
                .withMessageContaining("framework");
    }

    @Test
    void keysAreReadBackAndNothingElseIs() {
        assertThat(SubjectKey.parse("deep-learning-vm/pytorch/2.7"))
                .isEqualTo(new SubjectKey("deep-learning-vm", "pytorch", "2.7"));
        assertThat(SubjectKey.parse(SubjectKey.source("google-dlc-table"))).isNull();
        assertThat(SubjectKey.parse(SubjectKey.policy("deep-learning-vm"))).isNull();
        assertThat(SubjectKey.parse("a/b/c/d")).isNull();
        assertThat(SubjectKey.parse("a/B/c")).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new SubjectKey("a b", "c", "d"));
    }
}
