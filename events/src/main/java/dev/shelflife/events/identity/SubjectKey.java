package dev.shelflife.events.identity;

import org.jspecify.annotations.Nullable;

/**
 * What records are keyed by: {@code service/framework/version}, {@code source/<id>}, {@code policy/<service>} or {@code
 * inventory/<id>}.
 *
 * @param service slug of the service
 * @param framework slug of the framework
 * @param version minor version, lower case
 */
public record SubjectKey(String service, String framework, String version) {

    /** The version of a statement that names none. */
    public static final String UNVERSIONED = "unversioned";

    /** Checks that all three are slugs. */
    public SubjectKey {
        requireSlug("service", service);
        requireSlug("framework", framework);
        requireSlug("version", version.replace('+', '-'));
    }

    /** The key of a framework version. */
    public String key() {
        return service + "/" + framework + "/" + version;
    }

    /**
     * What a subject is decided together with: {@code service/framework} of a framework version, so that its versions see each
     * other; anything else stands alone.
     */
    public static String group(String subject) {
        int first = subject.indexOf('/');
        int second = subject.indexOf('/', first + 1);
        return first < 0 || second < 0 ? subject : subject.substring(0, second);
    }

    /** What the subjects of all sources begin with. */
    public static final String SOURCES = "source/";

    /** The subject of what happens to a source. */
    public static String source(String sourceId) {
        requireSlug("source", sourceId);
        return SOURCES + sourceId;
    }

    /** What the subjects of all uses begin with. */
    public static final String USES = "inventory/";

    /**
     * The subject of what happens to an image that somebody runs.
     *
     * @param owner null when nobody in particular
     * @param reference as it is written where it is used
     */
    public static String use(@Nullable String owner, String reference) {
        return USES + Ids.of("use", owner, reference);
    }

    /** The subject of what happens to a policy. */
    public static String policy(String service) {
        requireSlug("service", service);
        return "policy/" + service;
    }

    /** Reads a key, or gives null when it is not that of a framework version. */
    public static @Nullable SubjectKey parse(String key) {
        int first = key.indexOf('/');
        int second = key.indexOf('/', first + 1);
        if (first < 0 || second < 0) {
            return null;
        }
        String service = key.substring(0, first);
        String framework = key.substring(first + 1, second);
        String version = key.substring(second + 1);
        boolean valid = isSlug(service) && isSlug(framework) && isSlug(version.replace('+', '-'));
        return valid ? new SubjectKey(service, framework, version) : null;
    }

    private static boolean isSlug(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean solid = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!solid && (i == 0 || (c != '.' && c != '-'))) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private static void requireSlug(String what, String value) {
        if (!isSlug(value)) {
            throw new IllegalArgumentException(what + " is not a slug: '" + value + "'");
        }
    }
}
