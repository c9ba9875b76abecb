package dev.shelflife.events.identity;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides, once and for all modules, which framework version a page's words are about.
 *
 * <p>The words "told as" are those of a framework's name and of a version cell; the answer is a {@link Told}. Nothing is
 * guessed: what the words do not say is null.
 */
public final class Identity {

    /**
     * What the words say.
     *
     * @param framework display name as told, in the vendor's own spelling (a slip like {@code Tensorflow} is put right)
     * @param frameworkSlug the framework in the key; {@code TensorFlow Enterprise} is {@code tensorflow}
     * @param version minor version as displayed, such as {@code 2.17}, {@code 12.4}, {@code CPU}; null when none is told
     * @param patchVersion such as {@code 2.15.1}, when one is told
     * @param edition such as {@code Enterprise}
     * @param jobType such as {@code Training}
     * @param python such as {@code 3.10}
     * @param os such as {@code Ubuntu 22.04}
     */
    public record Told(
            String framework,
            String frameworkSlug,
            @Nullable String version,
            @Nullable String patchVersion,
            @Nullable String edition,
            @Nullable String jobType,
            @Nullable String python,
            @Nullable String os) {

        /**
         * The key that these words have on a service.
         *
         * @throws IllegalArgumentException when the framework's name has no Latin letter and no digit, so that there is none
         */
        public SubjectKey on(String service) {
            return new SubjectKey(
                    service, frameworkSlug, version == null ? SubjectKey.UNVERSIONED : versionSlug(version));
        }
    }

    /** Display names whose slug is written differently on real pages; the key is the slug as it may be met. */
    private static final Map<String, String> DISPLAY = Map.ofEntries(
            Map.entry("tensorflow", "TensorFlow"),
            Map.entry("tensorfow", "TensorFlow"),
            Map.entry("tensorflow-enterprise", "TensorFlow Enterprise"),
            Map.entry("pytorch", "PyTorch"),
            Map.entry("pytorch-xla", "PyTorch XLA"),
            Map.entry("pytorch-inference", "PyTorch Inference"),
            Map.entry("pytorch-training", "PyTorch Training"),
            Map.entry("vllm", "vLLM"),
            Map.entry("xgboost", "XGBoost"),
            Map.entry("scikit-learn", "scikit-learn"),
            Map.entry("base", "Base"),
            Map.entry("cuda", "CUDA"),
            Map.entry("swift", "Swift for TensorFlow"),
            Map.entry("swift-for-tensorflow", "Swift for TensorFlow"));

    private static final Pattern EDITION = Pattern.compile("(.+)-(enterprise)");
    private static final Pattern JOB_TYPE = Pattern.compile("(pytorch|tensorflow|mxnet)-(training|inference)");

    private static final Pattern BRACKET = Pattern.compile("\\(([^)]*)\\)");
    private static final Pattern PYTHON = Pattern.compile("(?i)\\bpy(?:thon)? ?(\\d)\\.?(\\d{1,2})?\\b");
    private static final Pattern OS = Pattern.compile("(?i)\\b(ubuntu|debian|amazon linux)[ -]?(\\d+(?:\\.\\d+)?)");
    private static final Pattern BASE = Pattern.compile("(?i)base-(cu(\\d+)(\\d)|cpu)");
    private static final Pattern PYTHON_SUFFIX = Pattern.compile("(.+)-py(\\d)(\\d{1,2})");
    private static final Pattern THREE_PARTS = Pattern.compile("(\\d+\\.\\d+)\\.(\\d+.*|x)");

    private Identity() {}

    /**
     * Reads a framework's name and a version cell together.
     *
     * @param frameworkText such as {@code TensorFlow}, {@code PyTorch Training}, {@code Base (Ubuntu)}
     * @param versionText such as {@code 2.17 (Python 3.10)}, {@code Base-cu124}, {@code 1.4-2-py312}; may be empty
     * @return what they say
     */
    public static Told of(String frameworkText, String versionText) {
        String told = slug(frameworkText);
        String known = DISPLAY.get(told);
        String display = known == null ? frameworkText.strip() : known;
        String framework = known == null ? told : slug(display);
        String edition = null;
        String jobType = null;
        Matcher m = EDITION.matcher(framework);
        if (framework.endsWith("enterprise") && m.matches()) {
            framework = m.group(1);
            edition = "Enterprise";
        }
        m = JOB_TYPE.matcher(framework);
        if (framework.indexOf('-') > 0 && m.matches()) {
            framework = m.group(1);
            jobType = m.group(2).equals("training") ? "Training" : "Inference";
        }
        String python = null;
        String os = null;
        String version = versionText.strip();
        if (version.indexOf('(') >= 0) {
            m = BRACKET.matcher(versionText);
            while (m.find()) {
                python = python == null ? python(m.group(1)) : python;
                os = os == null ? os(m.group(1)) : os;
            }
            version = m.replaceAll(" ").strip();
        }
        m = PYTHON_SUFFIX.matcher(version);
        if (version.contains("-py") && m.matches()) {
            version = m.group(1);
            python = m.group(2) + "." + m.group(3);
        }
        m = BASE.matcher(version);
        if (mayContain(version, "base-") && m.matches()) {
            version = m.group(2) == null ? "CPU" : m.group(2) + "." + m.group(3);
        }
        String patchVersion = null;
        m = THREE_PARTS.matcher(version);
        if (version.indexOf('.') < version.lastIndexOf('.') && m.matches()) {
            patchVersion = m.group(2).equals("x") ? null : version;
            version = m.group(1);
        }
        return new Told(
                display,
                framework,
                slug(version).isEmpty() ? null : version,
                patchVersion,
                edition,
                jobType,
                python,
                os);
    }

    /** The Python version that some text names, such as {@code 3.10} from {@code py310} or {@code Python 3.10}. */
    public static @Nullable String python(String text) {
        if (!mayContain(text, "py")) {
            return null;
        }
        Matcher m = PYTHON.matcher(text);
        return m.find() ? (m.group(2) == null ? m.group(1) : m.group(1) + "." + m.group(2)) : null;
    }

    /** The operating system that some text names, such as {@code Ubuntu 22.04}. */
    public static @Nullable String os(String text) {
        if (!mayNameOs(text)) {
            return null;
        }
        Matcher m = OS.matcher(text);
        if (!m.find()) {
            return null;
        }
        String name = m.group(1).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "ubuntu" -> "Ubuntu " + m.group(2);
            case "debian" -> "Debian " + m.group(2);
            default -> "Amazon Linux " + m.group(2);
        };
    }

    /** Whether the name of a system that {@link #os} knows stands somewhere in a text; cheaper, for most texts have none. */
    public static boolean mayNameOs(String text) {
        for (int i = 0; i < text.length(); i++) {
            String word =
                    switch (text.charAt(i) | 0x20) {
                        case 'u' -> "ubuntu";
                        case 'd' -> "debian";
                        case 'a' -> "amazon linux";
                        default -> "";
                    };
            if (!word.isEmpty() && text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word stands somewhere in a text, in letters of either case: cheaper than the pattern that asks closely. */
    private static boolean mayContain(String text, String word) {
        char lower = word.charAt(0);
        for (int i = 0; i <= text.length() - word.length(); i++) {
            if ((text.charAt(i) | 0x20) == lower && text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** Lower case, everything but Latin letters, digits and dots as single dashes; neither first nor last. May be empty. */
    public static String slug(String text) {
        return slug(text, '.');
    }

    /** As {@link #slug}, but a plus sign stays: {@code 3} and {@code 3+} are two versions. */
    public static String versionSlug(String text) {
        return slug(text, '+');
    }

    /** Whether a text is its own slug, as most versions are. */
    private static boolean isSlug(String text, char plus) {
        char before = '-';
        boolean letter = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean inside = c == '.' || c == plus || (c == '-' && before != '-');
            if (!letter && (i == 0 || !inside)) {
                return false;
            }
            before = c;
        }
        return letter || text.isEmpty();
    }

    /** @param plus a further character that stays, but not at the ends */
    private static String slug(String text, char plus) {
        if (isSlug(text, plus)) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder(lower.length());
        int end = 0;
        boolean gap = false;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean mark = c == '.' || c == plus;
            if (letter || mark) {
                if (gap) {
                    slug.append('-');
                }
                slug.append(c);
                gap = false;
                end = letter ? slug.length() : end;
            } else {
                gap = true;
            }
            if (!letter && end == 0) {
                slug.setLength(0);
                gap = false;
            }
        }
        slug.setLength(end);
        return slug.toString();
    }
}
