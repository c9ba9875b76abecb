package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same things said in other words, as other vendors' notes and later pages say them. The sentences are ours. */
class ParaphrasesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Prebuilt containers for PyTorch 2.9 are generally available.     | available PyTorch 2.9
            You can now use TensorFlow 2.19 images for training.             | available TensorFlow 2.19
            The training service now supports PyTorch 2.9.                   | available PyTorch 2.9
            Initial release of the PyTorch 2.9 images with Python 3.12.      | available PyTorch 2.9 py 3.12
            Announcing the availability of XGBoost 3.1 containers.           | available XGBoost 3.1
            The new images ship with JAX 0.7.                                |
            TensorFlow 2.19 GPU images were published with CUDA 12.5.        | available TensorFlow 2.19 GPU cuda 12.5
            Images with scikit-learn 1.7 have been made available.           | available scikit-learn 1.7
            As of today, PyTorch 2.9 and PyTorch 2.8 images are available.   | available PyTorch 2.9;available PyTorch 2.8
            We're releasing vLLM 0.11 images.                                | available vLLM 0.11
            Moved TensorFlow from 2.18.0 to 2.18.1 in all images.            | patch TensorFlow 2.18.1 from 2.18.0
            PyTorch 2.8 images have been patched to 2.8.1.                   | patch PyTorch 2.8.1 from 2.8
            The TensorFlow images were patched from 2.18.0 to 2.18.1.        | patch TensorFlow 2.18.1 from 2.18.0
            PyTorch was raised from 2.8 to 2.9.                              | upgraded PyTorch 2.9 from 2.8
            PyTorch 2.3 will reach end of support on June 30, 2026.          | end-of-support PyTorch 2.3 ends 2026-06-30
            TensorFlow 2.12 images will be deprecated on 2026-08-01.         | deprecated TensorFlow 2.12 ends 2026-08-01
            We plan to deprecate TensorFlow 2.12 images on 1 August 2026.    | deprecated TensorFlow 2.12 ends 2026-08-01
            Support for PyTorch 2.3 ends on June 30, 2026.                   | end-of-support PyTorch 2.3 ends 2026-06-30
            Support for PyTorch 2.3 will end on June 30, 2026.               | end-of-support PyTorch 2.3 ends 2026-06-30
            PyTorch 2.3 images will be available until September 30, 2026.   | removed PyTorch 2.3 ends 2026-09-30
            PyTorch 2.3 images are scheduled to be removed on May 31, 2027.  | removed PyTorch 2.3 ends 2027-05-31
            PyTorch 2.3 passes its end of patch on June 30, 2026.            | end-of-patch PyTorch 2.3 ends 2026-06-30
            TensorFlow 2.12 is deprecated and will be removed on June 1, 2027. | deprecated TensorFlow 2.12;removed TensorFlow 2.12 ends 2027-06-01
            Effective July 1, 2026, PyTorch 2.3 images are deprecated.       | deprecated PyTorch 2.3 ends 2026-07-01
            Dropped support for TensorFlow 2.9.                              | end-of-support TensorFlow 2.9
            We have deprecated the XGBoost 1.7 containers.                   | deprecated XGBoost 1.7
            TensorFlow 2.9 and TensorFlow 2.10 are now out of support.       | end-of-support TensorFlow 2.9;end-of-support TensorFlow 2.10
            PyTorch 2.1 containers have been retired.                        | removed PyTorch 2.1
            PyTorch images 2.1 through 2.3 have been discontinued.           | removed PyTorch 2.1;removed PyTorch 2.2;removed PyTorch 2.3
            TensorFlow versions 2.8, 2.9, and 2.10 are no longer supported.  | end-of-support TensorFlow 2.8;end-of-support TensorFlow 2.9;end-of-support TensorFlow 2.10
            The deprecation of TensorFlow 2.12 images has been postponed.    | restored TensorFlow 2.12
            Support for PyTorch 2.6 was extended until June 30, 2026.        | restored PyTorch 2.6 ends 2026-06-30
            PyTorch 2.6 images, removed in error, have been reinstated.      | restored PyTorch 2.6
            The PyTorch 2.8 images address several vulnerabilities.          | security PyTorch 2.8
            Applied security patches to the TensorFlow 2.19 images.          | security TensorFlow 2.19
            In the PyTorch 2.8 images, replaced the solver because version 2 reached its end of life. | dependency PyTorch 2.8
            Rebuilt images for PyTorch 2.8 now include fastai 3.             | package PyTorch 2.8
            The family tf-2-16-gpu is now called tf-2-16-cu123.              | renamed TensorFlow 2.16
            Re-released all PyTorch 2.8 images to fix a driver error.        | fixed PyTorch 2.8
            """)
    void otherWordsSayTheSame(String sentence, String releases) {
        var told = assertThat(Pages.told("<p>" + sentence + "</p>"));
        if (releases == null) {
            told.isEmpty();
        } else {
            told.containsExactly(releases.split(";"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PyTorch 2.3 images will be available until at least September 30, 2026.",
                "This is the last release with TensorFlow 2.12 images.",
                "M99 is the last release version that has PyTorch 1.x installed.",
                "PyTorch 2.3 would be removed if nobody used it.",
                "TensorFlow 2.12 has not been deprecated.",
                "We won't be removing PyTorch 2.3.",
                "Learn about PyTorch 2.3 on the site of the project.",
                "Known issue: PyTorch 2.3 images start slowly.",
                "For the next release, PyTorch will be upgraded to 3.0."
            })
    void nothingIsReadIntoThese(String sentence) {
        assertThat(Pages.told("<p>" + sentence + "</p>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PyTorch 2.3 images will be deprecated in a later release.",
                "Support for TensorFlow 2.12 will end soon.",
                "We plan to remove PyTorch 2.3 images."
            })
    void anEndAheadWithoutADateIsNoEndButIsTold(String sentence) {
        var catalogue = Pages.note("<p>" + sentence + "</p>");
        assertThat(catalogue.releases()).isEmpty();
        assertThat(catalogue.problems())
                .singleElement()
                .extracting(Problem::reason)
                .isEqualTo("announces an end without a date that can be read");
    }

    @Test
    void aNoteThatOpensWithADelayTakesItsEndsBack() {
        assertThat(Pages.told(
                        "<aside><strong>Note:</strong> <span>The following change has been postponed.</span></aside>"
                                + "<p>On January 13, 2027, PyTorch 2.3 images will be removed.</p>"))
                .containsExactly("restored PyTorch 2.3");
    }

    @Test
    void rowsOfATableInANoteAreRead() {
        assertThat(
                        Pages.told(
                                "<p>These versions are now available:</p><table><thead><tr><th>Framework</th><th>Version</th>"
                                        + "<th>Python</th></tr></thead><tbody><tr><td>PyTorch</td><td>2.9</td><td>Python 3.12</td></tr>"
                                        + "<tr><td>TensorFlow</td><td>2.19, 2.18</td><td>Python 3.11</td></tr></tbody></table>"))
                .containsExactly(
                        "available PyTorch 2.9 py 3.12",
                        "available TensorFlow 2.19 py 3.11",
                        "available TensorFlow 2.18 py 3.11");
    }
}
