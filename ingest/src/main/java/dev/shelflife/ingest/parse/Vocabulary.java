package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Identity;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of frameworks as they are met in sentences, and the words that may stand around them. */
final class Vocabulary {

    private static final String NAMES = "(?i:tensorflow[ -]enterprise|tensor ?flow inference|tensor ?flow training"
            + "|swift for tensorflow|tensorflow|tensorfow"
            + "|pytorch[ /]xla|pytorch inference|pytorch training|pytorch|vllm(?: inference)?|sglang|tensorrt-llm|xgboost"
            + "|scikit-learn|mxnet|cntk|chainer|caffe|rapids"
            + "|common(?= (?:cuda|cpu|gpu|image))|base(?= (?:versions?|cuda|cpu|gpu|containers?|images?|vm|with|deep)\\b))"
            + "|JAX|Swift|SWIFT|R|Ray|(?:CUDA|Cuda)|Python"
            + "|Hugging ?Face(?: (?!GPU|CPU|TPU|Deep|VM)[A-Z][A-Za-z]+)+";

    /** Capitalised words that start a sentence or name what is no framework. */
    private static final String NO_NAME =
            "(?!(?:[A-Z][a-z]+ed|Add|Adds|Updates?|Upgrades?|Releases?|Re|Rebuilt|See|We|Tensor\\w+|Py[Tt]orch|R|Base|CUDA|Cuda"
                    + "|Python|Introduc\\w+|New|All|The|These|Both|In|On|For|From|Starting|Support|Refreshed|Patch"
                    + "|Deep|VM|CPU|GPU|TPU|NVIDIA|Nvidia|Jupyter\\w*|Debian|Ubuntu|Docker|Conda|Theia|Node|Version|M\\d+)\\b)";

    private static final String WORD = NO_NAME + "[A-Z][A-Za-z0-9+]*";

    /** A name that nobody has listed, in a place where only a framework can stand: "Name 1.2 ... images". */
    private static final String UNLISTED =
            WORD + "(?: " + WORD + "){0,3}(?= \\d+(?:\\.\\d+)+ (?:(?:CPU|GPU|TPU|VM|with|on|and|CUDA"
                    + "|Python|Debian|Ubuntu|Deep|Learning|[\\d.]+) )*(?:containers?|images?|environments?)\\b)";

    /** A framework's name, not as part of a longer word, file or address. */
    static final String NAME = "(?<![\\w./-])(?:" + NAMES + "|" + UNLISTED + ")(?![\\w-]|/\\w|\\.[a-z])";

    private static final Pattern WHOLE = Pattern.compile(NAMES);

    /** Capitalised words that may follow a framework's name without making it another product. */
    private static final Set<String> NEUTRAL = Set.of(
            "CPU",
            "GPU",
            "TPU",
            "CUDA",
            "Cuda",
            "Python",
            "Deep",
            "DLVM",
            "VM",
            "VMs",
            "LTS",
            "Debian",
            "Ubuntu",
            "Images",
            "Image",
            "Containers",
            "Container",
            "Beta",
            "Beta0",
            "Beta1",
            "RC",
            "Experimental",
            "MKL",
            "NVIDIA",
            "Nvidia");

    /** The first two letters of all names, so that most words need not be looked at twice. */
    private static final boolean[][] BEGINNINGS =
            beginnings("te sw py vl sg xg sc mx cn ch ca ra co ba ja hu cu ll di ag");

    private static final int LONGEST_UNLISTED = 60;

    private Vocabulary() {}

    private static boolean[][] beginnings(String pairs) {
        boolean[][] all = new boolean['z' - 'a' + 1]['z' - 'a' + 1];
        for (String pair : pairs.split(" ", -1)) {
            all[pair.charAt(0) - 'a'][pair.charAt(1) - 'a'] = true;
        }
        return all;
    }

    /** Whether a framework's name may begin at a place of a text. */
    static boolean mayBegin(String text, int at) {
        char c = text.charAt(at);
        char lower = (char) (c | 0x20);
        if (lower < 'a' || lower > 'z') {
            return false;
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (c == 'R' && !Character.isLetter(next)) {
            return true;
        }
        char second = (char) (next | 0x20);
        return (second >= 'a' && second <= 'z' && BEGINNINGS[lower - 'a'][second - 'a'])
                || (c != lower && mayBeUnlisted(text, at));
    }

    /** Whether words and then a number follow, as in "Name 1.2". */
    private static boolean mayBeUnlisted(String text, int at) {
        int limit = Math.min(text.length() - 1, at + LONGEST_UNLISTED);
        for (int i = at; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ' ' && Character.isDigit(text.charAt(i + 1))) {
                return true;
            }
            if (c != ' ' && c != '+' && !Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return false;
    }

    /** One spelling for all spellings of a name. */
    static String same(String framework) {
        String plain = framework.toLowerCase(Locale.ROOT).replace('/', ' ').replace('-', ' ');
        return plain.startsWith("tensorfow") ? "tensorflow" : plain;
    }

    /** The slug of a framework as told, such as {@code tensorflow-enterprise}. */
    static String slug(String framework) {
        return Identity.slug(Identity.of(framework, "").framework());
    }

    /** The framework that a text is the name of, and nothing else; null when it is none. */
    static @Nullable Mention only(String text) {
        Matcher m = WHOLE.matcher(text);
        return m.matches() || isBase(text) ? new Mention(display(text), -1) : null;
    }

    private static boolean isBase(String text) {
        return text.toLowerCase(Locale.ROOT).equals("base");
    }

    /** Whether a capitalised word after a framework's name makes it a product of its own, such as TensorFlow Probability. */
    static boolean makesAnotherProduct(String next) {
        return Character.isUpperCase(next.charAt(0)) && !NEUTRAL.contains(next);
    }

    /** The name as it is handed to {@link dev.shelflife.events.identity.Identity}. */
    static String display(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "common", "base" -> "Base";
            case "swift", "swift for tensorflow" -> "Swift for TensorFlow";
            case "vllm", "vllm inference" -> "vLLM";
            case "mxnet" -> "MXNet";
            case "chainer" -> "Chainer";
            case "caffe" -> "Caffe";
            case "sglang" -> "SGLang";
            default -> plain.startsWith("hugging") ? name.replaceFirst("(?i)hugging ?face", "Hugging Face") : name;
        };
    }
}
