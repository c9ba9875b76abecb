package dev.shelflife.app.inventory;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Package URLs of images: {@code pkg:docker/…} and {@code pkg:oci/…}, by the definitions of their types. */
final class PackageUrl {

    private static final Pattern PURL =
            Pattern.compile("pkg:/*(docker|oci)/([^@?#]+)(?:@([^?#]*))?(?:\\?([^#]*))?(?:#.*)?");

    private PackageUrl() {}

    /**
     * The image that a package URL names, as one would write it for a client.
     *
     * @return null when it names none
     */
    static @Nullable String image(String purl) {
        Matcher m = PURL.matcher(purl);
        if (!m.matches()) {
            return null;
        }
        Map<String, String> qualifiers = qualifiers(m.group(4));
        String path = decoded(m.group(2));
        String version = m.group(3) == null ? "" : decoded(m.group(3));
        String repository = located(m.group(1), path, qualifiers.getOrDefault("repository_url", ""));
        boolean digest = version.indexOf(':') >= 0;
        String tag = qualifiers.getOrDefault("tag", digest ? "" : version);
        return repository + (tag.isEmpty() ? "" : ":" + tag) + (digest ? "@" + version : "");
    }

    /** {@code oci} has the whole repository in the qualifier, though some leave out the name; {@code docker} the host alone. */
    private static String located(String type, String path, String repositoryUrl) {
        String address = repositoryUrl.replaceFirst("^https?://", "").replaceFirst("/$", "");
        if (address.isEmpty()) {
            return path;
        }
        boolean whole = type.equals("oci") && (address.equals(path) || address.endsWith("/" + path));
        return whole ? address : address + "/" + path;
    }

    private static Map<String, String> qualifiers(@Nullable String text) {
        Map<String, String> qualifiers = new HashMap<>();
        for (String each : text == null ? new String[0] : text.split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                qualifiers.put(each.substring(0, equals), decoded(each.substring(equals + 1)));
            }
        }
        return qualifiers;
    }

    /** Percent-decoded; a plus sign is one. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
