package dev.shelflife.events.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFamilyTest {

    private static ImageFamily family(String text) {
        return ImageFamily.of(Objects.requireNonNull(ImageReference.parse(text), text));
    }

    @ParameterizedTest
    @CsvSource({
        "python,                                       docker.io,      library/python,        ,      ",
        "tensorflow/tensorflow:2.17.0-gpu,             docker.io,      tensorflow/tensorflow, 2.17.0-gpu, ",
        "docker.io/library/python:3.12,                docker.io,      library/python,        3.12,  ",
        "index.docker.io/python,                       docker.io,      library/python,        ,      ",
        "docker://ghcr.io/a/b:1,                       ghcr.io,        a/b,                   1,     ",
        "localhost/a:1,                                localhost,      a,                     1,     ",
        "Registry.Example.org:5000/a/b_c:1,            registry.example.org:5000, a/b_c,      1,     ",
        "localhost:5000/a,                             localhost:5000, a,                     ,      ",
        "gcr.io/p/tf2-cpu.2-17:m128@sha256:0123456789abcdef0123456789abcdef, gcr.io, p/tf2-cpu.2-17, m128, sha256:0123456789abcdef0123456789abcdef",
        "tf-2-17-cpu-v20260101-py310,                  compute,        tf-2-17-cpu-v20260101-py310, ,  ",
        "projects/ml-images/global/images/family/common-cu128, compute, ml-images/common-cu128, ,    ",
    })
    void aReferenceIsReadAsRegistriesReadIt(
            String text, String registry, String repository, String tag, String digest) {
        assertThat(ImageReference.parse(text)).isEqualTo(new ImageReference(registry, repository, tag, digest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "UPPER/case",
                "a//b",
                "/a",
                "a/",
                "a:b:c",
                "a@sha256:12",
                "a b",
                "-a",
                "a:",
                "host.example/",
                "sha256:0123456789abcdef0123456789abcdef",
                "sha256:0123456789abcdef0123456789abcdef@x",
                "a/${TAG}",
                "exa_mple.org:99/a"
            })
    void whatIsNoReferenceIsNone(String text) {
        assertThat(ImageReference.parse(text)).isNull();
    }

    @Test
    void aDigestAloneNamesBytes() {
        assertThat(ImageReference.isBareDigest("sha256:0123456789abcdef0123456789abcdef"))
                .isTrue();
        assertThat(ImageReference.isBareDigest("@sha256:0123456789abcdef0123456789abcdef"))
                .isTrue();
        assertThat(ImageReference.isBareDigest("python")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // regions, hosts, mirrors, aliases
        "gcr.io/deeplearning-platform-release/tf2-cpu.2-17.py310,                        google/deeplearning-platform-release/tf/2.17",
        "eu.gcr.io/deeplearning-platform-release/tf-cpu.2-17:latest,                     google/deeplearning-platform-release/tf/2.17",
        "us-docker.pkg.dev/deeplearning-platform-release/gcr.io/tf2-cu123.2-17.py310,    google/deeplearning-platform-release/tf/2.17",
        "europe-west4-docker.pkg.dev/deeplearning-platform-release/gcr.io/tf2-gpu.2-17,  google/deeplearning-platform-release/tf/2.17",
        "harbor.example.org/cache/deeplearning-platform-release/gcr.io/tf2-gpu.2-17:m128, google/deeplearning-platform-release/tf/2.17",
        "mirror.example.org/gcr.io/deeplearning-platform-release/tf2-gpu.2-17,           google/deeplearning-platform-release/tf/2.17",
        "us-docker.pkg.dev/deeplearning-platform-release/gcr.io/base-cu124.py310,        google/deeplearning-platform-release/base",
        "asia-docker.pkg.dev/vertex-ai/training/tf-gpu.2-17.py310:latest,                google/vertex-ai/training/tf/2.17",
        "gcr.io/cloud-aiplatform/prediction/sklearn-cpu.1-0:latest,                      google/vertex-ai/prediction/sklearn/1.0",
        "us-docker.pkg.dev/vertex-ai/training/scikit-learn-cpu.0-23,                     google/vertex-ai/training/sklearn/0.23",
        "us-docker.pkg.dev/deeplearning-platform-release/vertex-model-garden/vllm-inference.cu121.0-5.ubuntu2204.py310, google/deeplearning-platform-release/vertex-model-garden/vllm-inference/0.5",
        // machines
        "tf-2-17-cpu-v20260101-py310,                                                    machines/tf/2.17",
        "tf2-2-17-gpu,                                                                   machines/tf/2.17",
        "projects/deeplearning-platform-release/global/images/tf-2-17-cu123-v20260101-py310, machines/tf/2.17",
        "projects/ml-images/global/images/family/common-cu128-ubuntu-2204-nvidia-570,    machines/common",
        "projects/mine/global/images/family/tf-2-17-cpu,                                 machines/mine/tf/2.17",
        "pytorch-2-9-cu129-ubuntu-2404-nvidia-580-v20260115,                             machines/pytorch/2.9",
        // AWS
        "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.6.0-gpu-py312-cu126-ubuntu22.04-ec2, aws/pytorch/2.6",
        "727897471807.dkr.ecr.cn-north-1.amazonaws.com.cn/pytorch-inference:2.6-cpu-py312, aws/pytorch/2.6",
        "763104351884.dkr-ecr.eu-west-1.on.aws/pytorch-inference-arm64:2.6.0-cpu-py312,  aws/pytorch/2.6",
        "public.ecr.aws/deep-learning-containers/pytorch:2.13.0-cu133-amzn2023,          aws/pytorch/2.13",
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/deep-learning-containers/vllm:0.13-gpu-py312, aws/vllm/0.13",
        "763104351884.dkr.ecr.us-west-2.amazonaws.com/base:13.0.2-gpu-py313-cu130-ubuntu22.04-ec2, aws/base/13.0",
        "763104351884.dkr.ecr.us-west-2.amazonaws.com/base:devel-cu130-amzn2023,         aws/base/13.0",
        "763104351884.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.4-2-py312, aws/sagemaker-scikit-learn/1.4",
        "763104351884.dkr.ecr.us-west-2.amazonaws.com/ray:serve-ml-cuda-v1.3,            aws/ray",
        // others: the version is in the tag
        "tensorflow/tensorflow:2.17.0-gpu,                                               docker.io/tensorflow/tensorflow/2.17",
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.6.0,            123456789012.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training/2.6",
        "ghcr.io/a/b:v20260101,                                                          ghcr.io/a/b",
    })
    void theIdIsTheSameWhereverTheImageIsFetched(String text, String id) {
        assertThat(family(text).id()).isEqualTo(id);
    }

    @Test
    void whatIsNoPartOfTheIdIsKept() {
        ImageFamily machine = family("pytorch-2-9-cu129-ubuntu-2404-nvidia-580-v20260115");
        assertThat(machine.date()).isEqualTo("20260115");
        assertThat(machine.traits().os()).isEqualTo("ubuntu2404");
        assertThat(machine.traits().driver()).isEqualTo("580");
        assertThat(machine.traits().accelerator()).isEqualTo("gpu");

        ImageFamily aws = family("763104351884.dkr.ecr.us-east-1.amazonaws.com/"
                + "huggingface-pytorch-training:2.5.1-transformers4.49.0-gpu-py311-cu124-ubuntu22.04-v1.2-2026-01-31");
        assertThat(aws.id()).isEqualTo("aws/huggingface-pytorch/2.5");
        assertThat(aws.patch()).isEqualTo("2.5.1");
        assertThat(aws.date()).isEqualTo("20260131");
        assertThat(aws.traits().python()).isEqualTo("311");
        assertThat(aws.traits().release()).isEqualTo("v1.2");
        assertThat(aws.traits().job()).isEqualTo("training");
        assertThat(aws.traits().others()).containsExactly("transformers4.49.0");
        assertThat(family("gcr.io/deeplearning-platform-release/tf2-cpu.2-17:m125")
                        .traits()
                        .release())
                .isEqualTo("m125");
        assertThat(family("harbor.example.org/gcr.io/deeplearning-platform-release/tf2-cpu.2-17")
                        .mirrored())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "tf-2-17-cpu-VERSION_DATE-py310, machines/tf/2.17",
        "common-cu129-ubuntu-2404-nvidia-580-VERSION_DATE, machines/common",
        "763104351884.dkr.ecr.<region>.amazonaws.com/vllm:0.27.1-gpu-py312, aws/vllm/0.27",
        "pytorch-2-9-{date}, machines/pytorch/2.9",
    })
    void placeholdersOfPagesSayNothing(String published, String id) {
        assertThat(Objects.requireNonNull(ImageFamily.ofPublished(published)).id())
                .isEqualTo(id);
    }
}
