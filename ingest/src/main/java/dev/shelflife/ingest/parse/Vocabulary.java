package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Identity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of frameworks as they are met in sentences, and the words that may stand around them. */
final class Vocabulary {

    /** The names, each as a pattern; of two that begin alike the longer comes first. */
    private static final List<String> NAMES = List.of(
            "(?i:tensorflow[ -]enterprise|tensor ?flow inference|tensor ?flow training|tensorflow|tensorfow)",
            "(?i:swift for tensorflow)",
            "(?i:pytorch[ /]xla|pytorch inference|pytorch training|pytorch)",
            "(?i:vllm(?: inference)?)",
            "(?i:sglang)",
            "(?i:tensorrt-llm)",
            "(?i:xgboost)",
            "(?i:scikit-learn)",
            "(?i:mxnet)",
            "(?i:cntk)",
            "(?i:chainer)",
            "(?i:caffe)",
            "(?i:rapids)",
            "(?i:common(?= (?:cuda|cpu|gpu|image)))",
            "(?i:base(?= (?:versions?|cuda|cpu|gpu|containers?|images?|vm|with|deep)\\b))",
            "JAX",
            "Swift",
            "SWIFT",
            "R",
            "Ray",
            "(?:CUDA|Cuda)",
            "Python",
            "Hugging ?Face(?: (?!GPU|CPU|TPU|Deep|VM)[A-Z][A-Za-z]+)+");

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

    private static final String NOT_BEFORE = "(?<![\\w./-])";
    private static final String NOT_BEHIND = "(?![\\w-]|/\\w|\\.[a-z])";

    /** A framework's name, not as part of a longer word, file or address. */
    static final String NAME = NOT_BEFORE + "(?:" + String.join("|", NAMES) + "|" + UNLISTED + ")" + NOT_BEHIND;

    private static final Pattern WHOLE = Pattern.compile(String.join("|", NAMES));
    private static final Pattern UNLISTED_NAME = Pattern.compile(UNLISTED + NOT_BEHIND);

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

    private static final int LETTERS = 26;

    /** The first three letters of all names but R, so that most words need not be looked at twice. */
    private static final boolean[] BEGINNINGS =
            beginnings("ten swi pyt vll sgl xgb sci mxn cnt cha caf rap com bas jax ray hug cud");

    private static final Pattern[] BY_LETTER = byLetter();
    private static final int LONGEST_UNLISTED = 60;

    private Vocabulary() {}

    private static boolean[] beginnings(String all) {
        boolean[] known = new boolean[LETTERS * LETTERS * LETTERS];
        for (String letters : all.split(" ", -1)) {
            known[beginning(letters, 0)] = true;
        }
        return known;
    }

    /** The three letters at a place as a number, whatever their case; negative when other characters stand there. */
    private static int beginning(String text, int at) {
        int all = 0;
        for (int i = at; i < at + 3; i++) {
            int letter = i < text.length() ? (text.charAt(i) | 0x20) - 'a' : -1;
            if (letter < 0 || letter >= LETTERS) {
                return -1;
            }
            all = all * LETTERS + letter;
        }
        return all;
    }

    /** A name as it may stand in a text, not as part of a longer word, file or address: by the letter that it begins with. */
    private static Pattern[] byLetter() {
        Pattern[] all = new Pattern[LETTERS];
        for (char c = 'a'; c <= 'z'; c++) {
            String letter = String.valueOf(c);
            String names = NAMES.stream()
                    .filter(name -> mayBegin(name, letter) || mayBegin(name, letter.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.joining("|"));
            all[c - 'a'] = Pattern.compile(names.isEmpty() ? "(?!)" : "(?:" + names + ")" + NOT_BEHIND);
        }
        return all;
    }

    private static boolean mayBegin(String name, String letter) {
        Matcher m = Pattern.compile(name).matcher(letter);
        return m.lookingAt() || m.hitEnd();
    }

    /** Where a framework's name ends that begins at a place of a text; that place itself when none does. */
    static int endOfName(String text, int at) {
        char c = text.charAt(at);
        char lower = (char) (c | 0x20);
        if (lower < 'a' || lower > 'z' || (at > 0 && isPart(text.charAt(at - 1)))) {
            return at;
        }
        int beginning = beginning(text, at);
        int end = at;
        if ((beginning >= 0 && BEGINNINGS[beginning]) || (c == 'R' && isAlone(text, at))) {
            end = end(BY_LETTER[lower - 'a'], text, at);
        }
        return end == at && c != lower && mayBeUnlisted(text, at) ? end(UNLISTED_NAME, text, at) : end;
    }

    private static int end(Pattern name, String text, int at) {
        Matcher m = name.matcher(text).useTransparentBounds(true).region(at, text.length());
        return m.lookingAt() ? m.end() : at;
    }

    /** Whether a name goes on from a character, which then is none of its own: {@link #NOT_BEFORE}. */
    private static boolean isPart(char before) {
        return (before >= 'a' && before <= 'z')
                || (before >= 'A' && before <= 'Z')
                || (before >= '0' && before <= '9')
                || "_./-".indexOf(before) >= 0;
    }

    private static boolean isAlone(String text, int at) {
        return at + 1 == text.length() || !Character.isLetter(text.charAt(at + 1));
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
