package dev.shelflife.events.inventory;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an image is named where it is used: {@code registry/repository:tag@digest} of a container as in OCI Distribution, or an
 * image of virtual machines.
 *
 * @param registry host, with a port if there is one, lower case; {@code docker.io} where none is written; {@link #MACHINES} for
 *     images of virtual machines
 * @param repository the path; {@code library/…} for a single name on Docker Hub; {@code project/name} or {@code name} of an
 *     image of virtual machines
 * @param tag null where none is written
 * @param digest such as {@code sha256:…}; null where none is written
 */
public record ImageReference(String registry, String repository, @Nullable String tag, @Nullable String digest) {

    /** What stands in the place of a registry for images of virtual machines. */
    public static final String MACHINES = "compute";

    static final String DOCKER_HUB = "docker.io";

    /** A name longer than this is no reference. */
    private static final int LONGEST = 1024;

    private static final Pattern DIGEST =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern PATH =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern HOST =
            Pattern.compile("(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:]+])(?::\\d{1,5})?");

    /** What tools put before a reference. */
    private static final Pattern TRANSPORT =
            Pattern.compile("^(?:docker|docker-pullable|docker-image|containers-storage|oci)://");

    private static final Pattern MACHINE = Pattern.compile(
            "(?:https://(?:www|compute)\\.googleapis\\.com/compute/(?:v1|beta)/)?projects/([a-z0-9.:-]+)/global/images/(?:family/)?([a-z0-9-]+)");

    /** Checks that it names an image. */
    public ImageReference {
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(repository, "repository");
    }

    /**
     * Reads a reference. A name without slash, tag and digest that is built like one of Deep Learning VM, with a version or an
     * accelerator between dashes, is an image of virtual machines; no image of Docker Hub's own library is named so.
     *
     * @return null when it is none, or names nothing but a digest
     */
    public static @Nullable ImageReference parse(String text) {
        String written = TRANSPORT.matcher(text.strip()).replaceFirst("");
        Matcher machine = MACHINE.matcher(written);
        if (machine.matches()) {
            return new ImageReference(MACHINES, machine.group(1) + "/" + machine.group(2), null, null);
        }
        if (written.isEmpty() || written.length() > LONGEST || isBareDigest(written)) {
            return null;
        }
        int at = written.indexOf('@');
        String digest = at < 0 ? null : written.substring(at + 1);
        if (digest != null && !DIGEST.matcher(digest).matches()) {
            return null;
        }
        String name = at < 0 ? written : written.substring(0, at);
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        String tag = colon < 0 ? null : name.substring(colon + 1);
        if (tag != null && !TAG.matcher(tag).matches()) {
            return null;
        }
        return located(colon < 0 ? name : name.substring(0, colon), tag, digest);
    }

    /** Whether a text is a digest and nothing else: it names bytes, not an image. */
    public static boolean isBareDigest(String text) {
        String written = TRANSPORT.matcher(text.strip()).replaceFirst("");
        return DIGEST.matcher(written.startsWith("@") ? written.substring(1) : written)
                .matches();
    }

    private static @Nullable ImageReference located(String name, @Nullable String tag, @Nullable String digest) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean hosted = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
        if (hosted && !HOST.matcher(first).matches()) {
            return null;
        }
        String path = hosted ? name.substring(slash + 1) : name;
        if (!PATH.matcher(path).matches()) {
            return null;
        }
        if (hosted) {
            String host = Registries.plain(first);
            return new ImageReference(host, library(host, path), tag, digest);
        }
        boolean machine = slash < 0 && tag == null && digest == null && NameParts.looksLikeMachine(path);
        return machine
                ? new ImageReference(MACHINES, path, null, null)
                : new ImageReference(DOCKER_HUB, library(DOCKER_HUB, path), tag, digest);
    }

    private static String library(String host, String path) {
        return host.equals(DOCKER_HUB) && path.indexOf('/') < 0 ? "library/" + path : path;
    }

    /** The last part of the repository. */
    public String name() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** Written in full, so that the same image is always written the same. */
    @Override
    public String toString() {
        String name =
                registry.equals(MACHINES) && repository.indexOf('/') < 0 ? repository : registry + "/" + repository;
        return name + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
