package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of images: {@code <host>/<repository>/<family>.<version>[.<os>].py310} of containers, {@code pytorch-2-7-cu128-…} of
 * virtual machines. The framework version stands in them with dashes.
 */
final class ImageNames {

    private static final Pattern ADDRESS =
            Pattern.compile("[a-z0-9.-]*(?:gcr\\.io|pkg\\.dev|dkr\\.ecr\\.[a-z0-9.-]+|public\\.ecr\\.aws)/\\S+");
    private static final Pattern FAMILY =
            Pattern.compile("(?:(tf2?(?:-ent)?|tensorflow|pytorch(?:-xla)?|common|base|r|rapids|xgboost"
                    + "|chainer|mxnet|cntk|caffe1?|theia|sklearn|vllm(?:-inference)?|huggingface-[a-z-]+))-"
                    + "\\S*(?:cpu|gpu|tpu|cu\\d{2,3}|py\\d{1,3}|latest|\\d-\\d)\\S*");
    private static final Pattern VERSION =
            Pattern.compile("(?<![a-z0-9])(\\d{1,2}-\\d{1,2}(?:-\\d{1,2})?)(?![a-z0-9])");
    private static final Pattern OS = Pattern.compile("(?i)(ubuntu|debian)-?(\\d{2})\\.?(\\d{2})?(?!\\d)");
    private static final Pattern CUDA = Pattern.compile("(?<![a-z])cu(\\d{1,2})(\\d)(?!\\d)");
    private static final String VARIABLE = "VERSION_DATE";

    /** Markup around the variable of a template leaves blanks that are no part of the name. */
    private static final Pattern AROUND_VARIABLE = Pattern.compile(" *" + VARIABLE + " *");

    /** What an entry may start with, and what may follow. */
    private static final boolean[] FIRST = lettersDigitsAnd("<{$");

    private static final boolean[] FURTHER = lettersDigitsAnd("_./:@<>*{}$-");

    /** What may stand around a name in a sentence. */
    private static final String OPENING = "([\"'`";

    private static final String CLOSING = ")],.;:\"'`";
    private static final Pattern OS_IN_NAME = Pattern.compile("(?:ubuntu|debian)-?\\d+.*");

    private ImageNames() {}

    private static boolean[] lettersDigitsAnd(String others) {
        boolean[] all = new boolean[0x80];
        for (char c = 0; c < all.length; c++) {
            all[c] = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || others.indexOf(c) >= 0;
        }
        return all;
    }

    /** The image names of a cell: what looks like one on each of its lines, without any blanks. */
    static List<String> inCell(CellText cell) {
        List<String> names = new ArrayList<>();
        for (String line : cell.lines()) {
            String whole =
                    line.contains(VARIABLE) ? AROUND_VARIABLE.matcher(line).replaceAll(VARIABLE) : line;
            addNames(whole, names);
        }
        return names;
    }

    /** Adds those entries between blanks and commas that look like names. */
    private static void addNames(String line, List<String> names) {
        int length = line.length();
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || line.charAt(i) == ' ' || line.charAt(i) == ',') {
                if (looksLikeName(line, start, i)) {
                    names.add(line.substring(start, i));
                }
                start = i + 1;
            }
        }
    }

    private static boolean looksLikeName(String line, int start, int end) {
        boolean parts = false;
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            if (c >= FURTHER.length || !(i == start ? FIRST : FURTHER)[c]) {
                return false;
            }
            parts |= c == '-' || c == '/';
        }
        return parts;
    }

    /**
     * A sentence with a mark in the place of each name in it; the brackets, quotes and stops around a name stay.
     *
     * @param found takes the names
     */
    static String marked(String sentence, String mark, List<String> found) {
        if (sentence.indexOf('-') < 0 && sentence.indexOf('/') < 0) {
            return sentence;
        }
        StringBuilder words = new StringBuilder();
        int copied = 0;
        int end;
        for (int start = 0; start < sentence.length(); start = end + 1) {
            end = sentence.indexOf(' ', start);
            end = end < 0 ? sentence.length() : end;
            int from = start;
            int to = end;
            while (from < to && OPENING.indexOf(sentence.charAt(from)) >= 0) {
                from++;
            }
            while (to > from && CLOSING.indexOf(sentence.charAt(to - 1)) >= 0) {
                to--;
            }
            String bare = mayBeName(sentence, from, to) ? sentence.substring(from, to) : "";
            if (isName(bare)) {
                found.add(bare);
                words.append(sentence, copied, from).append(mark);
                copied = to;
            }
        }
        return copied == 0
                ? sentence
                : words.append(sentence, copied, sentence.length()).toString();
    }

    private static boolean mayBeName(String sentence, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            char c = sentence.charAt(i);
            if (c == '-' || c == '/') {
                return true;
            }
        }
        return false;
    }

    /** Whether a word of a sentence is the name of an image or of an image family. */
    static boolean isName(String word) {
        return (word.indexOf('/') > 0 && ADDRESS.matcher(word).matches())
                || (word.indexOf('-') > 0 && FAMILY.matcher(word).matches());
    }

    /** The framework that an image name starts with, as one would write it in a sentence; null when it tells none. */
    static @Nullable String framework(String image) {
        Matcher m = FAMILY.matcher(last(image));
        if (!m.matches()) {
            return null;
        }
        return switch (m.group(1)) {
            case "tf", "tf2", "tensorflow" -> "TensorFlow";
            case "tf-ent", "tf2-ent" -> "TensorFlow Enterprise";
            case "pytorch" -> "PyTorch";
            case "pytorch-xla" -> "PyTorch XLA";
            case "common", "base" -> "Base";
            case "r" -> "R";
            case "xgboost" -> "XGBoost";
            case "vllm", "vllm-inference" -> "vLLM";
            default -> null;
        };
    }

    /** The version that stands in an image name, dotted; of Base images that of CUDA. Null when there is none. */
    static @Nullable String version(String image) {
        String name = last(image).toLowerCase(Locale.ROOT);
        if ("Base".equals(framework(image))) {
            Matcher cuda = CUDA.matcher(name);
            return cuda.find() ? cuda.group(1) + "." + cuda.group(2) : null;
        }
        Matcher m = VERSION.matcher(OS_IN_NAME.matcher(name).replaceAll(""));
        return m.find() ? m.group(1).replace('-', '.') : null;
    }

    /** The operating system that an image name tells, as displayed: {@code ubuntu2204} is {@code Ubuntu 22.04}. */
    static @Nullable String os(String image) {
        if (!Identity.mayNameOs(image)) {
            return null;
        }
        Matcher m = OS.matcher(image);
        if (!m.find()) {
            return Identity.os(image);
        }
        String name = m.group(1).toLowerCase(Locale.ROOT).equals("ubuntu") ? "Ubuntu " : "Debian ";
        return name + m.group(2) + (m.group(3) == null ? "" : "." + m.group(3));
    }

    private static String last(String image) {
        return image.substring(image.lastIndexOf('/') + 1);
    }
}
