package dev.shelflife.app.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceFileTest {

    private static List<String> found(String file, String text) throws UnreadableFileException {
        return found(file, text, Map.of());
    }

    private static List<String> found(String file, String text, Map<String, String> values)
            throws UnreadableFileException {
        return ReferenceFile.read(file, text, values).stream()
                .map(each -> each.line() + " " + each.text() + (each.workload() == null ? "" : " " + each.workload()))
                .toList();
    }

    @Test
    void aDockerfileNamesItsBases() throws Exception {
        String text =
                """
                # syntax=docker/dockerfile:1
                ARG VERSION=2-17 UNUSED
                ARG BASE="gcr.io/deeplearning-platform-release/tf2-cpu.${VERSION}"
                FROM --platform=linux/amd64 \\
                    # a remark in between
                    ${BASE}.py310:${TAG:-latest} AS Builder
                ARG VERSION=9-9
                RUN --mount=type=bind,from=busybox:1.36,target=/x echo <<EOF
                FROM not-an-image
                EOF
                FROM builder
                copy --from=builder --chown=1:1 /a /b
                COPY --chown=1:1 --from=ghcr.io/astral-sh/uv:0.5 /uv /bin/
                COPY --from=0 /a /b
                FROM scratch
                from $UNKNOWN/app
                """;
        assertThat(found("sub/Dockerfile", text))
                .containsExactly(
                        "4 gcr.io/deeplearning-platform-release/tf2-cpu.2-17.py310:latest stage Builder",
                        "8 busybox:1.36 stage Builder",
                        "13 ghcr.io/astral-sh/uv:0.5",
                        "16 $UNKNOWN/app");
        assertThat(found("serving.dockerfile", text, Map.of("VERSION", "2-15", "UNKNOWN", "quay.io/x")))
                .contains(
                        "4 gcr.io/deeplearning-platform-release/tf2-cpu.2-15.py310:latest stage Builder",
                        "16 quay.io/x/app");
    }

    @Test
    void anEscapeOfWindowsContinuesALine() throws Exception {
        assertThat(found("Dockerfile.win", "# escape=`\nFROM `\n  a/b:1\nRUN c:\\\nFROM d/e:2\n"))
                .containsExactly("2 a/b:1", "5 d/e:2");
    }

    @Test
    void manifestsNameWorkloads() throws Exception {
        String text =
                """
                ---
                # Source: chart/templates/a.yaml
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: recommender, namespace: shop}
                spec:
                  template:
                    spec:
                      initContainers:
                      - image: "busybox:1.36"
                      containers:
                      - name: main
                        image: us-docker.pkg.dev/vertex-ai/training/tf-cpu.2-17.py310:latest
                ---
                ---
                kind: List
                items:
                - kind: CronJob
                  metadata: {name: nightly}
                  spec: {jobTemplate: {spec: {template: {spec: {containers: [{image: a/b:1}]}}}}}
                """;
        assertThat(found("rendered.yaml", text))
                .containsExactly(
                        "10 busybox:1.36 Deployment/shop/recommender",
                        "13 us-docker.pkg.dev/vertex-ai/training/tf-cpu.2-17.py310:latest Deployment/shop/recommender",
                        "20 a/b:1 CronJob/nightly");
        assertThat(found("-", text)).hasSize(3);
    }

    @Test
    void composeFilesChartsAndKustomizeNameThemInTheirWays() throws Exception {
        assertThat(found("compose.yml", "services:\n  web:\n    image: ${REG:-docker.io}/a/web:${TAG}\n"))
                .containsExactly("3 docker.io/a/web:${TAG} service web");
        assertThat(found(
                        "values.yaml",
                        "image:\n  registry: quay.io\n  repository: a/b\n  tag: \"1\"\nother: {image: ''}\n"))
                .containsExactly("2 quay.io/a/b:1");
        assertThat(found(
                        "kustomization.yaml",
                        "resources: [a.yaml]\nimages:\n- name: app\n  newName: ghcr.io/x/app\n  newTag: v1\n"))
                .containsExactly("3 ghcr.io/x/app:v1");
        assertThat(found("job.json", "{\"workerPoolSpecs\": [{\"containerSpec\": {\n\"imageUri\": \"a/b:1\"}}]}"))
                .containsExactly("2 a/b:1");
    }

    @Test
    void aBillOfMaterialsIsOfAnImageAndListsSome() throws Exception {
        String cycloneDx =
                """
                {"bomFormat": "CycloneDX", "specVersion": "1.6",
                 "metadata": {"component": {"type": "container", "name": "gcr.io/p/tf2-cpu.2-17", "version": "latest",
                   "purl": "pkg:oci/tf2-cpu.2-17@sha256%3A0123456789abcdef0123456789abcdef?repository_url=gcr.io/p/tf2-cpu.2-17&tag=m128"}},
                 "components": [
                   {"type": "library", "name": "numpy", "purl": "pkg:pypi/numpy@2.0"},
                   {"type": "container", "name": "quay.io/x/y", "version": "sha256:0123456789abcdef0123456789abcdef"},
                   {"type": "application", "name": "z", "components": [{"purl": "pkg:docker/customer/z@1.0?repository_url=registry.example.org"}]},
                   {"type": "container", "name": "named", "properties": [{"name": "aquasecurity:trivy:RepoTag", "value": "ghcr.io/a/named:3"}]}]}
                """;
        assertThat(found("sbom.json", cycloneDx))
                .containsExactly(
                        "3 gcr.io/p/tf2-cpu.2-17:m128@sha256:0123456789abcdef0123456789abcdef",
                        "6 quay.io/x/y@sha256:0123456789abcdef0123456789abcdef",
                        "7 registry.example.org/customer/z:1.0",
                        "8 ghcr.io/a/named:3");
        String spdx =
                """
                {"spdxVersion": "SPDX-2.3", "packages": [
                  {"name": "a", "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:docker/cassandra@latest"}]},
                  {"name": "b", "downloadLocation": "docker://ghcr.io/a/b:2"},
                  {"name": "pytorch/pytorch", "versionInfo": "2.6.0", "primaryPackagePurpose": "CONTAINER", "downloadLocation": "NOASSERTION"},
                  {"name": "numpy", "versionInfo": "2.0", "downloadLocation": "https://example.org"}]}
                """;
        assertThat(found("x.spdx.json", spdx))
                .containsExactly("2 cassandra:latest", "3 ghcr.io/a/b:2", "4 pytorch/pytorch:2.6.0");
    }

    @Test
    void theGraphOfSpdx3IsReadToo() throws Exception {
        String graph =
                """
                {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
                  {"type": "SpdxDocument", "name": "an image"},
                  {"type": "software_Package", "name": "a", "software_packageUrl": "pkg:docker/cassandra@latest"},
                  {"type": "software_Package", "name": "b", "externalIdentifier": [
                    {"externalIdentifierType": "packageURL", "identifier": "pkg:oci/b@sha256%3A0123456789abcdef0123456789abcdef?repository_url=ghcr.io/a/b&tag=2"}]},
                  {"type": "software_Package", "name": "c", "software_downloadLocation": "docker://ghcr.io/a/c:3"},
                  {"type": "software_Package", "name": "pytorch/pytorch", "software_packageVersion": "2.6.0", "software_primaryPurpose": "container"},
                  {"type": "software_Package", "name": "numpy", "software_packageVersion": "2.0", "software_packageUrl": "pkg:pypi/numpy@2.0"}]}
                """;
        assertThat(found("x.spdx3.json", graph))
                .containsExactly(
                        "3 cassandra:latest",
                        "5 ghcr.io/a/b:2@sha256:0123456789abcdef0123456789abcdef",
                        "6 ghcr.io/a/c:3",
                        "7 pytorch/pytorch:2.6.0");
        assertThat(found(
                        "x.json",
                        graph.replace("\"https://spdx.org", "[\"https://example.org\", \"https://spdx.org")
                                .replace("jsonld\"", "jsonld\"]")))
                .hasSize(4);
    }

    @Test
    void aListHasOneOnEachLine() throws Exception {
        assertThat(found("images.txt", "# ours\n\na/b:1   nginx pod\n  c/d@sha256:0123456789abcdef0123456789abcdef\n"))
                .containsExactly("3 a/b:1", "4 c/d@sha256:0123456789abcdef0123456789abcdef");
    }

    @Test
    void whatIsNeitherIsRefusedWithItsLine() {
        assertThatThrownBy(() -> found("broken.json", "{\"a\": 1,\n ]"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("broken.json:2: not JSON");
        assertThatThrownBy(() -> found("template.yaml", "image: {{ .Values.image }}\n a: b\n"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("template.yaml:")
                .hasMessageContaining("helm template");
    }
}
