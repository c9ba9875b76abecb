package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Identity;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which framework version a row is about: the caption names the framework, the version cell the version. When the cell names
 * another framework than the caption, the row is about the caption's product, built on the cell's.
 *
 * @param told with a version, always
 * @param builtOn such as {@code PyTorch 2.4}
 * @param repair what was done when the version cell does not tell the version, else null
 */
record RowIdentity(Identity.Told told, @Nullable String builtOn, @Nullable String repair) {

    private static final Pattern CAPTION_NOUNS = Pattern.compile(
            "(?i)(?:\\s+(?:supported|framework|container|vm|deep learning|versions?|containers?|images?|lines?))+$");
    private static final Pattern LEADING = Pattern.compile("(?i)^\\s*(?:available|supported|current|all)\\s+(?=\\S)");
    private static final Pattern PURPOSE = Pattern.compile("(?i)\\s+(?:inference|serving|training)$");
    private static final Pattern NAMED =
            Pattern.compile("([A-Za-z][A-Za-z /-]*?)[ -]*(\\d.*|cu\\d.*|cpu\\b.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION =
            Pattern.compile("(?i)\\d+(?:[.-](?:\\d+|x))*[a-z0-9.+-]*|cpu|nightly|latest");
    private static final Pattern NUMBERS = Pattern.compile("\\d+\\.\\d+(?:\\.\\d+)*");

    /** What the row says, or null when nothing in it tells a version. */
    static @Nullable RowIdentity of(
            String caption, String frameworkCell, String versionCell, String patchCell, List<String> images) {
        String captioned = frameworkCell.isEmpty() ? captioned(caption) : frameworkCell;
        String inCell = frameworkIn(versionCell);
        Mention known = Vocabulary.only(captioned);
        if (inCell != null && known != null && !same(inCell, captioned)) {
            return product(captioned, versionCell, images);
        }
        String framework = inCell != null && known == null ? inCell : captioned;
        String rest = inCell == null || isBase(versionCell)
                ? versionCell
                : Html.clean(versionCell.substring(inCell.length()));
        Identity.Told told = readable(framework, rest);
        if (told != null) {
            return new RowIdentity(told, null, null);
        }
        Matcher patch = NUMBERS.matcher(patchCell);
        if (patch.find()) {
            told = readable(framework, patch.group());
            if (told != null) {
                return new RowIdentity(told, null, "names no version; taken from the patch version");
            }
        }
        for (String image : images) {
            String version = ImageNames.version(image);
            told = version == null ? null : readable(framework, version);
            if (told != null) {
                return new RowIdentity(told, null, "names no version; taken from the image name");
            }
        }
        return null;
    }

    /** A product whose own version stands only in its image's name. */
    private static @Nullable RowIdentity product(String product, String versionCell, List<String> images) {
        for (String image : images) {
            String version = ImageNames.version(image);
            Identity.Told told = version == null ? null : readable(product, version);
            if (told != null) {
                return new RowIdentity(told, Html.clean(versionCell.replaceAll("\\([^)]*\\)", " ")), null);
            }
        }
        return null;
    }

    private static Identity.@Nullable Told readable(String framework, String version) {
        if (Identity.slug(framework).isEmpty()) {
            return null;
        }
        Identity.Told told = Identity.of(framework, version);
        return told.version() != null
                        && VERSION.matcher(told.version()).matches()
                        && !told.frameworkSlug().isEmpty()
                        && told.version().matches("[A-Za-z0-9][A-Za-z0-9.-]*")
                ? told
                : null;
    }

    /** The framework that a caption such as "TensorFlow versions" or "vLLM inference containers" names. */
    static String captioned(String caption) {
        String name =
                Html.clean(LEADING.matcher(CAPTION_NOUNS.matcher(" " + caption).replaceAll(""))
                        .replaceFirst(""));
        if (name.isEmpty()) {
            return caption;
        }
        boolean jobType = Identity.of(name, "").jobType() != null;
        return jobType ? name : Html.clean(PURPOSE.matcher(name).replaceAll(""));
    }

    /** The name that a version cell starts with, before the number; null when it starts with the number. */
    private static @Nullable String frameworkIn(String versionCell) {
        Matcher m = NAMED.matcher(versionCell);
        if (!m.matches()) {
            return null;
        }
        String name = m.group(1).strip();
        return Vocabulary.only(name) == null ? null : name;
    }

    private static boolean isBase(String versionCell) {
        return Identity.slug(versionCell).startsWith("base-");
    }

    private static boolean same(String one, String other) {
        return Identity.of(one, "")
                .frameworkSlug()
                .equals(Identity.of(other, "").frameworkSlug());
    }
}
