package dev.shelflife.app.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The images that a bill of materials is of, or lists: CycloneDX and SPDX 2 as JSON, SPDX 3 as its JSON-LD. */
final class SbomImages {

    private static final Pattern ADDRESS = Pattern.compile("(?:docker|oci)://\\S+");
    private static final Pattern SPDX_3 = Pattern.compile("https?://spdx\\.org/rdf/3\\.");
    private static final int DEEPEST = 50;

    private final String file;
    private final List<String> lines;

    /** By text: an image that is told in several ways is one. */
    private final Map<String, Used> used = new LinkedHashMap<>();

    private SbomImages(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    /** Whether it is a bill of materials of a kind that is read here. */
    static boolean isOne(JsonNode root) {
        return root.path("bomFormat").asText("").equals("CycloneDX") || root.has("spdxVersion") || isGraph(root);
    }

    /** By the context, which SPDX 3 demands; some tools give it among others. */
    private static boolean isGraph(JsonNode root) {
        JsonNode context = root.path("@context");
        boolean told = SPDX_3.matcher(context.asText("")).lookingAt();
        for (JsonNode each : context) {
            told |= SPDX_3.matcher(each.asText("")).lookingAt();
        }
        return told && root.has("@graph");
    }

    /** The images, in the order of the document. */
    static List<Used> of(String file, String text, JsonNode root) {
        SbomImages images = new SbomImages(file, text);
        if (root.has("spdxVersion")) {
            root.path("packages").forEach(images::spdx);
        } else if (isGraph(root)) {
            root.path("@graph").forEach(images::element);
        } else {
            images.component(root.path("metadata").path("component"), 0);
            root.path("components").forEach(each -> images.component(each, 0));
        }
        return new ArrayList<>(images.used.values());
    }

    private void component(JsonNode component, int depth) {
        String purl = component.path("purl").asText("");
        String tagged = property(component, "aquasecurity:trivy:RepoTag");
        String image = tagged == null ? PackageUrl.image(purl) : tagged;
        if (image != null) {
            add(image, tagged == null ? purl : tagged);
        } else if (component.path("type").asText("").equals("container")) {
            plain(component.path("name").asText(""), component.path("version").asText(""));
        }
        if (depth < DEEPEST) {
            component.path("components").forEach(each -> component(each, depth + 1));
        }
    }

    private static @Nullable String property(JsonNode component, String name) {
        for (JsonNode property : component.path("properties")) {
            if (property.path("name").asText("").equals(name)) {
                return property.path("value").asText(null);
            }
        }
        return null;
    }

    private void spdx(JsonNode each) {
        for (JsonNode reference : each.path("externalRefs")) {
            if (addPackage(reference.path("referenceLocator").asText(""))) {
                return;
            }
        }
        located(
                each.path("downloadLocation").asText(""),
                each.path("primaryPackagePurpose").asText(""),
                each.path("name").asText(""),
                each.path("versionInfo").asText(""));
    }

    /** An element of SPDX 3: what is no package tells none of these. */
    private void element(JsonNode each) {
        if (addPackage(each.path("software_packageUrl").asText(""))) {
            return;
        }
        for (JsonNode identifier : each.path("externalIdentifier")) {
            if (addPackage(identifier.path("identifier").asText(""))) {
                return;
            }
        }
        located(
                each.path("software_downloadLocation").asText(""),
                each.path("software_primaryPurpose").asText(""),
                each.path("name").asText(""),
                each.path("software_packageVersion").asText(""));
    }

    /** Whether a package URL names an image. */
    private boolean addPackage(String purl) {
        String image = PackageUrl.image(purl);
        if (image != null) {
            add(image, purl);
        }
        return image != null;
    }

    private void located(String location, String purpose, String name, String version) {
        if (ADDRESS.matcher(location).matches()) {
            add(location.substring(location.indexOf("//") + 2), location);
        } else if (!addPackage(location) && purpose.equalsIgnoreCase("container")) {
            plain(name, version);
        }
    }

    /** A name with a version that is a tag or a digest, unless the name tells it already. */
    private void plain(String name, String version) {
        if (name.isEmpty()) {
            return;
        }
        boolean told = name.indexOf('@') >= 0 || name.indexOf(':', name.lastIndexOf('/') + 1) >= 0;
        add(told || version.isEmpty() ? name : name + (version.indexOf(':') >= 0 ? "@" : ":") + version, name);
    }

    private void add(String image, String written) {
        used.putIfAbsent(image, new Used(image, file, line(written), null));
    }

    private int line(String written) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(written)) {
                return i + 1;
            }
        }
        return 0;
    }
}
