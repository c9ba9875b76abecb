package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sentences of release notes say. The sentences are ours, in the grammar of real ones. */
class StatementsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            PyTorch 2.8.0 with CUDA 12.9 and Python 3.12 container images can be had: they are now available. | available PyTorch 2.8.0 cuda 12.9 py 3.12
            Tensorflow 2.19 images are now available.                     | available TensorFlow 2.19
            Base CUDA 13.0 container images are now available.            | available Base 13.0 cuda 13.0
            CUDA13.0 images were tested, and CUDA 13.0 images are available. | available Base 13.0 cuda 13.0
            PyTorch Inference 2.8 GPU container images are now available. | available PyTorch Inference 2.8 GPU
            Added support for TensorFlow 2.19 with Python 3.12 on Debian 12. | available TensorFlow 2.19 py 3.12 Debian 12
            PyTorch 2.8 images now include PyTorch XLA 2.8.               | available PyTorch XLA 2.8
            JAX 0.7 and R 4.5 container images are now available.         | available JAX 0.7;available R 4.5
            Nimbus 1.4 GPU container images are now available.            | available Nimbus 1.4 GPU
            Upgraded R from 4.5.0 to 4.5.1 for R images.                  | patch R 4.5.1 from 4.5.0
            Updated the R CPU image from R 4.4 to R 4.5.                  | upgraded R 4.5 from 4.4 CPU
            TensorFlow Enterprise updated to 2.19.1 from 2.19.0.          | patch TensorFlow Enterprise 2.19.1 from 2.19.0
            Pytorch has been updated to 2.8.1, 2.7.2, and 2.6.3.          | upgraded PyTorch 2.8.1;upgraded PyTorch 2.7.2;upgraded PyTorch 2.6.3
            PyTorch patch updates for 2.8.1 and 2.7.2 are now available.  | patch PyTorch 2.8.1;patch PyTorch 2.7.2
            Updated TensorFlow 2.19 images from CUDA 12.3 to CUDA 12.5.   | upgraded TensorFlow 2.19 cuda 12.5
            TensorFlow 2.7 images for CPU and GPU are deprecated.             | deprecated TensorFlow 2.7
            The TensorFlow 2.10 and 2.11 images have been deprecated.     | deprecated TensorFlow 2.10;deprecated TensorFlow 2.11
            PyTorch versions 2.3 and earlier have reached their end of patch and support dates. | end-of-patch PyTorch 2.3 and-earlier
            TensorFlow Enterprise 2.3 has reached the end of its support period. | end-of-support TensorFlow Enterprise 2.3
            Starting with this release, Python 3.9 is no longer available. | removed Python 3.9 py 3.9
            Deprecated CUDA 11.x environments.                            | deprecated CUDA 11.x cuda 11.x
            Restored old image families for TensorFlow 2.15 through 2.17, and for PyTorch 2.2. | restored TensorFlow 2.15;restored TensorFlow 2.16;restored TensorFlow 2.17;restored PyTorch 2.2
            Deprecated the family tf-2-16-gpu in favor of tf-2-16-cu123. | renamed TensorFlow 2.16
            Added fastai 3.1 to the PyTorch 2.8 GPU image.                | package PyTorch 2.8 GPU
            Upgraded TensorFlow Probability and TensorFlow I/O in TensorFlow 2.19 containers. | package TensorFlow 2.19
            TensorFlow 2.12 is deprecated and will be removed in a future release. | deprecated TensorFlow 2.12
            Versions 2.15 and earlier of TensorFlow have reached their end of patch and support dates. | end-of-patch TensorFlow 2.15 and-earlier
            Support for TensorFlow 2.9 has ended.                         | end-of-support TensorFlow 2.9
            TensorFlow 2.3 images are no longer maintained.               | deprecated TensorFlow 2.3
            We've added PyTorch 2.9 images.                               | available PyTorch 2.9
            Images for PyTorch 2.9 with CUDA 12.9 are now available.      | available PyTorch 2.9 cuda 12.9
            vLLM inference 0.9.2 GPU container images with PyTorch 2.8 are now available. | available vLLM 0.9.2 GPU
            Rebuilt PyTorch 2.8 images with the latest security updates.  | security PyTorch 2.8
            PyTorch 2.8 images have been updated to version 2.8.1.        | patch PyTorch 2.8.1 from 2.8
            Bumped PyTorch from 2.8 to 2.9.                               | upgraded PyTorch 2.9 from 2.8
            PyTorch 2.4 images, deprecated by mistake, were re-enabled.   | restored PyTorch 2.4
            Base-cu130 images are now available.                          | available Base 13.0 cuda 13.0
            Fixed a bug that kept R kernels from starting.                | fixed R
            To help against CVE-2030-12345, the solver has been updated to 3.1.0.6 in the R images. | security R
            PyTorch has been removed from Theia images.                   | package PyTorch
            """)
    void sentencesBecomeReleases(String sentence, String releases) {
        assertThat(Pages.told("<p>" + sentence + "</p>")).containsExactly(releases.split(";"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            M84 is the last of our releases with a notebook server of the old kind.
            Fixed an issue in which the latest image had a deprecation tag.
            In future releases, PyTorch 3.0 images will be available.
            PyTorch 3.0 images are not yet available.
            The Vertex SDK for Python is available in all images.
            Added release tags with the CUDA version, for example tf-cu121.
            To create an instance from a family that has reached its end of patch date, name an image.
            If you use a TensorFlow 2.3 image that is deprecated, read on.
            Small bug fixes in Python 3.11 images.
            tensorflow-cloud moved up: it is upgraded to 0.1.17.
            Updated all Nvidia drivers to 560.1.07.
            JupyterLab 4.0 container images are now available.
            PyTorch will be upgraded to 3.0 in the next release.
            """)
    void sentencesThatOnlySoundAlikeTellNothing(String sentence) {
        assertThat(Pages.told("<p>" + sentence + "</p>")).isEmpty();
    }

    @Test
    void theLineAboveAListSpeaksForItsBullets() {
        assertThat(Pages.told("<ul><li><p>These images are now available with Python 3.12 on Debian 12:</p><ul>"
                        + "<li>TensorFlow 2.19 CPU (<code>us-docker.pkg.dev/p/r/tf-cpu.2-19.py312:latest</code>)</li>"
                        + "<li>TensorFlow 2.19 GPU with Cuda 12.5</li><li>Base CPU</li></ul></li>"
                        + "<li>Other fixes.</li></ul>"))
                .containsExactly(
                        "available TensorFlow 2.19 CPU py 3.12 Debian 12",
                        "available TensorFlow 2.19 GPU cuda 12.5 py 3.12 Debian 12",
                        "available Base CPU py 3.12 Debian 12");
    }

    @Test
    void bareNumbersInBulletsBelongToTheFrameworkAboveThem() {
        assertThat(Pages.told("<p>PyTorch patch versions:</p><ul><li>From 2.6.3 to 2.6.4.</li>"
                        + "<li>From 2.7.2 to 2.7.3.</li></ul>"))
                .containsExactly("patch PyTorch 2.6.4 from 2.6.3", "patch PyTorch 2.7.3 from 2.7.2");
    }

    @Test
    void imageNamesInBulletsBelongToTheLineAboveThem() {
        var release = Pages.note("<p>CUDA 12.1 images are available with these image names:</p><ul>"
                        + "<li>common-cu121-debian-11-py310</li><li>common-cu121-ubuntu-2004-py310</li></ul>")
                .releases();
        assertThat(release).hasSize(1);
        assertThat(release.get(0).images())
                .containsExactly("common-cu121-debian-11-py310", "common-cu121-ubuntu-2004-py310");
        assertThat(release.get(0).python())
                .as("an image name alone tells no Python")
                .isNull();
    }

    @Test
    void bulletsBelowThePackagesOfAllImagesAreNoReleases() {
        assertThat(Pages.told("<p>Faster packages are installed everywhere:</p><ul><li>NumPy</li>"
                        + "<li>TensorFlow (when applicable)</li></ul>"))
                .isEmpty();
    }

    @Test
    void aSentenceThatGoesOnCompletesTheOneBefore() {
        assertThat(Pages.told("<p>TensorFlow Enterprise 2.4 images are now available. These images come with "
                        + "CUDA 11 and a tuned runtime.</p>"))
                .containsExactly("available TensorFlow Enterprise 2.4 cuda 11");
    }

    @Test
    void aTitleIsTheTopicOfSentencesWithoutAName() {
        assertThat(Pages.told("<p><strong>PyTorch 1.4</strong></p><p>Containers are deprecated.</p>"))
                .containsExactly("deprecated PyTorch 1.4");
    }

    @Test
    void theSameFactToldTwiceIsOneRelease() {
        assertThat(Pages.told("<p>R 4.5 images are now available.</p><p>R 4.5 images are available.</p>"))
                .containsExactly("available R 4.5");
    }

    @Test
    void anEndWithoutAVersionIsAProblem() {
        var catalogue = Pages.note("<p>Some framework versions have reached their end of patch and support dates.</p>");
        assertThat(catalogue.releases()).isEmpty();
        assertThat(catalogue.problems()).hasSize(1);
        assertThat(catalogue.problems().get(0).where()).contains("google-dlc-release-notes", "2026-05-05", "0a1b2c3d");
    }

    @Test
    void aBoundIsNotAVersion() {
        var catalogue = Pages.note("<p>TensorFlow versions earlier than 2.6 are no longer supported.</p>");
        assertThat(catalogue.releases()).isEmpty();
        assertThat(catalogue.problems()).hasSize(1);
    }

    @Test
    void theTextIsOurOwnAndTheLaunchOfTheProductCounts() {
        assertThat(Pages.note("<p>Deep Learning Containers is available as a beta.</p>")
                        .releases())
                .singleElement()
                .satisfies(release -> assertThat(List.of(release.key(), release.text()))
                        .containsExactly(
                                "deep-learning-containers/deep-learning-containers/unversioned",
                                "Deep Learning Containers available"));
    }
}
