package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which framework version a row is about: the caption or a cell names the framework, the version cell the version. When the
 * version cell names another framework than the caption, the row is about the caption's product, built on the cell's.
 *
 * @param told with a version, always
 * @param version as displayed, with the patch version where the cell tells it
 * @param edition what else the cell says that tells variants apart, such as {@code LTS}
 * @param builtOn such as {@code PyTorch 2.4}
 * @param patches where a cell tells several patch versions of one version, all of them
 * @param repair what was done when the version cell does not tell the version, else null
 */
record RowIdentity(
        Identity.Told told,
        String version,
        @Nullable String edition,
        @Nullable String builtOn,
        @Nullable String patches,
        @Nullable String repair) {

    /**
     * The cells that tell it.
     *
     * @param captioned the framework that the headings name
     * @param framework the framework's own cell, empty when there is none
     * @param version the version cell
     * @param both whether the version cell stands in a column of frameworks, so that any name in it is the framework's
     * @param patch the cell of the patch version
     * @param images of the row
     */
    record Cells(
            String captioned,
            String framework,
            CellText version,
            boolean both,
            String patch,
            List<String> images,
            @Nullable String imageVersion) {

        /** Without image names and patch version, which count only where the words do not tell a version. */
        Words wordsOnly() {
            return new Words(captioned, framework, version, both);
        }
    }

    /** What {@link Cells} say in words. */
    record Words(String captioned, String framework, CellText version, boolean both) {
        /** Of the cells that differ most: this is asked once a row, and the hash of a record looks at everything. */
        @Override
        public int hashCode() {
            return 31 * version.lines().hashCode() + framework.hashCode();
        }
    }

    private static final Pattern NAMED =
            Pattern.compile("([A-Za-z][A-Za-z /-]*?)[ -]*(\\d.*|cu\\d.*|cpu\\b.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION =
            Pattern.compile("(?i)(?:[vrb](?=\\d))?\\d+(?:[.-](?:\\d+|x))*[a-z0-9.+-]*|cpu|nightly|latest|main");
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]*");
    private static final Pattern SUFFIX = Pattern.compile(
            "(?i)(v?\\d\\S*)\\s+[\\[(]?(lts|beta|preview|alpha|experimental|stable|rc ?\\d*|devel|runtime)[\\])]?");
    private static final Pattern FOR = Pattern.compile("(?i)(v?\\d[\\d.]*\\S*)\\s+(?:for|f\u00fcr|para|pour)\\s.*");
    private static final Pattern NUMBERS = Pattern.compile("\\d+\\.\\d+(?:\\.\\d+)*");
    private static final Pattern VARIABLE = Pattern.compile("<[^>]*>");
    private static final Pattern TRAILING = Pattern.compile("(.*\\D)\\s+v?\\d[\\w.]*");
    private static final Pattern BULLET = Pattern.compile("(?:^|\\s)[-\u2013\u2022\u00b7]\\s+");
    private static final Pattern COMMA = Pattern.compile("\\s*[,;]\\s*(?=v?\\d)");
    private static final Pattern PYTHON_SUFFIX = Pattern.compile("\\d[\\w.-]*-py\\d{2,3}");
    private static final Pattern DRIVER_BRANCH = Pattern.compile("[Rr]\\d{3}");
    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");

    /** Whether it is told by framework and version cell alone, so that all rows with these words say the same. */
    boolean isOfWordsOnly() {
        return builtOn == null && patches == null && repair == null;
    }

    /** What the row says: mostly one version, of a cell with several each; none when nothing in it tells a version. */
    static List<RowIdentity> of(Cells cells) {
        String whole = CellText.withoutMarks(cells.version().text());
        RowIdentity one = single(cells, whole);
        if (one == null) {
            List<RowIdentity> several = several(cells);
            if (!several.isEmpty()) {
                return several;
            }
            one = repaired(cells, whole);
        }
        return one == null ? List.of() : List.of(one);
    }

    private static @Nullable RowIdentity single(Cells cells, String cell) {
        if (cells.both()) {
            FrameworkCell named = FrameworkCell.of(cell);
            if (named != null) {
                Identity.Told told = readable(named.framework(), named.version());
                return told == null ? null : direct(told, named.edition(), named.builtOn());
            }
        }
        String captioned = cells.framework().isEmpty() ? cells.captioned() : name(cells.framework(), cell);
        String inCell = frameworkIn(cell, captioned);
        boolean known = inCell != null && Vocabulary.only(captioned) != null;
        if (inCell != null && known && !same(inCell, captioned)) {
            return product(cells, captioned, cell);
        }
        String framework = inCell != null && !known && cells.framework().isEmpty() ? inCell : captioned;
        String rest = inCell == null || isBase(cell) ? cell : Html.clean(cell.substring(inCell.length()));
        Matcher suffix = SUFFIX.matcher(rest);
        Identity.Told told = suffix.matches() ? readable(framework, suffix.group(1)) : null;
        if (told != null) {
            return direct(told, suffix.group(2), null);
        }
        told = readable(framework, rest);
        if (told != null) {
            return PYTHON_SUFFIX.matcher(rest).matches()
                    ? new RowIdentity(told, rest, null, null, null, null)
                    : direct(told, null, null);
        }
        return null;
    }

    private static RowIdentity direct(Identity.Told told, @Nullable String edition, @Nullable String builtOn) {
        String version = told.patchVersion() == null ? told.version() : told.patchVersion();
        return new RowIdentity(told, version == null ? "" : version, edition, builtOn, null, null);
    }

    private static RowIdentity minor(
            Identity.Told told, @Nullable String builtOn, @Nullable String patches, @Nullable String repair) {
        String version = told.version();
        return new RowIdentity(told, version == null ? "" : version, null, builtOn, patches, repair);
    }

    /** The versions of a cell with one on each line, as bullets or between commas; of one minor version all patches in one. */
    private static List<RowIdentity> several(Cells cells) {
        List<String> parts = cells.version().lines();
        if (parts.size() == 1) {
            parts = List.of(BULLET.split(parts.get(0), -1));
            parts = parts.size() == 1 ? List.of(COMMA.split(parts.get(0), -1)) : parts;
        }
        Map<String, List<RowIdentity>> byVersion = new LinkedHashMap<>();
        for (String part : parts) {
            String bare =
                    CellText.withoutMarks(BULLET.matcher(part).replaceFirst("").strip());
            Matcher purpose = FOR.matcher(bare);
            RowIdentity one = single(cells, purpose.matches() ? purpose.group(1) : bare);
            if (one != null) {
                byVersion
                        .computeIfAbsent(
                                one.told().frameworkSlug() + "/" + one.told().version(), any -> new ArrayList<>())
                        .add(one);
            }
        }
        List<RowIdentity> all = new ArrayList<>();
        for (List<RowIdentity> same : byVersion.values()) {
            String patches = String.join(
                    ", ", same.stream().map(RowIdentity::version).distinct().toList());
            all.add(same.size() == 1 ? same.get(0) : minor(same.get(0).told(), null, patches, null));
        }
        return all;
    }

    private static @Nullable RowIdentity repaired(Cells cells, String cell) {
        String inCell = frameworkIn(cell, cells.captioned());
        String framework = cells.framework().isEmpty() ? cells.captioned() : cells.framework();
        framework = inCell != null && Vocabulary.only(framework) == null ? inCell : framework;
        Matcher patch = NUMBERS.matcher(cells.patch());
        Identity.Told told = patch.find() ? readable(framework, patch.group()) : null;
        if (told != null) {
            return minor(told, null, null, "names no version; taken from the patch version");
        }
        told = cells.imageVersion() == null ? null : readable(framework, cells.imageVersion());
        told = told == null ? inImages(cells.images(), framework) : told;
        return told == null ? null : minor(told, null, null, "names no version; taken from the image name");
    }

    /** A product whose own version stands only in its image's name. */
    private static @Nullable RowIdentity product(Cells cells, String product, String cell) {
        Identity.Told told = inImages(cells.images(), product);
        return told == null
                ? null
                : minor(told, Html.clean(BRACKETS.matcher(cell).replaceAll(" ")), null, null);
    }

    private static Identity.@Nullable Told inImages(List<String> images, String framework) {
        for (String image : images) {
            String version = ImageNames.version(image);
            Identity.Told told = version == null ? null : readable(framework, version);
            if (told != null) {
                return told;
            }
        }
        return null;
    }

    private static Identity.@Nullable Told readable(String framework, String version) {
        String plain =
                version.indexOf('<') < 0 ? version : VARIABLE.matcher(version).replaceAll("x");
        boolean marked = plain.length() > 1 && "vV".indexOf(plain.charAt(0)) >= 0 && Character.isDigit(plain.charAt(1));
        Identity.Told told = Identity.of(framework, marked ? plain.substring(1) : plain);
        return told.version() != null
                        && VERSION.matcher(told.version()).matches()
                        && !told.frameworkSlug().isEmpty()
                        && SLUG.matcher(told.version()).matches()
                ? told
                : null;
    }

    /** The framework's own cell without the version that its neighbour tells too. */
    private static String name(String framework, String version) {
        Matcher m = TRAILING.matcher(framework);
        return m.matches() && framework.endsWith(version) ? m.group(1).strip() : framework;
    }

    /** The name of a framework, known or that of the caption, before the number of a version cell; null when there is none. */
    private static @Nullable String frameworkIn(String versionCell, String captioned) {
        if (!beginsWithLetter(versionCell)) {
            return null;
        }
        Matcher m = NAMED.matcher(versionCell);
        if (!m.matches() || DRIVER_BRANCH.matcher(versionCell).matches()) {
            return null; // R580 is a branch of drivers, and not version 580 of R
        }
        String name = m.group(1).strip();
        return Vocabulary.only(name) == null && !Identity.slug(name).equals(Identity.slug(captioned)) ? null : name;
    }

    /** Most version cells begin with a digit. */
    private static boolean beginsWithLetter(String text) {
        char first = text.isEmpty() ? ' ' : (char) (text.charAt(0) | 0x20);
        return first >= 'a' && first <= 'z';
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
