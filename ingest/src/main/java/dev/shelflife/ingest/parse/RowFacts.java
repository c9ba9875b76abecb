package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Identity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Facts in the cells of a row, in whatever language the words around them are. */
final class RowFacts {

    private static final Pattern PYTHON =
            Pattern.compile("(?i)(?<![a-z0-9])py(?:thon)? ?(\\d)\\.?(\\d{1,2})?(?![0-9])");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?:\\.(?:\\d+|x))*(?![\\w.])");
    private static final Pattern CUDA = Pattern.compile("(?i)(?<![a-z])cuda ?(\\d+(?:\\.(?:\\d+|x))*)");
    private static final Pattern SHORT_CUDA = Pattern.compile("(?i)(?<![a-z])cu(\\d{1,2})(\\d)(?!\\d)");
    private static final List<String> KINDS = List.of("CPU", "GPU", "TPU", "Neuron");
    private static final List<Pattern> KIND_WORDS = KINDS.stream()
            .map(kind -> Pattern.compile("(?i)(?<![a-z])" + kind + "s?(?![a-z])"))
            .toList();
    private static final String OR = " or ";

    private RowFacts() {}

    /**
     * The kind of accelerator that a cell or heading means, of several all: {@code CPU or GPU}. Where only CUDA is named, GPU.
     */
    static @Nullable String accelerator(String text) {
        if (text.isEmpty()) {
            return null;
        }
        TreeMap<Integer, String> found = new TreeMap<>();
        for (int i = 0; i < KINDS.size(); i++) {
            Matcher m = KIND_WORDS.get(i).matcher(text);
            if (m.find()) {
                found.put(m.start(), KINDS.get(i));
            }
        }
        if (found.isEmpty()) {
            return CUDA.matcher(text).find() ? "GPU" : null;
        }
        return String.join(OR, found.values());
    }

    /** The CUDA version after the word CUDA; null also when several are told. */
    static @Nullable String cudaIn(String text) {
        return only(all(CUDA, text, 1));
    }

    /** The version in a column of CUDA versions; null also when several are told. */
    static @Nullable String cuda(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Matcher m = SHORT_CUDA.matcher(text);
        return m.find() ? m.group(1) + "." + m.group(2) : only(all(NUMBER, text, 0));
    }

    /** The versions in a column of Python versions; several stand as {@code 3.8 or 3.9}. */
    static @Nullable String python(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Set<String> found = new LinkedHashSet<>();
        Matcher m = PYTHON.matcher(text);
        while (m.find()) {
            found.add(m.group(2) == null ? m.group(1) : m.group(1) + "." + m.group(2));
        }
        if (found.isEmpty()) {
            found.addAll(all(NUMBER, text, 0));
        }
        return found.isEmpty() ? null : String.join(OR, found);
    }

    /** What images are for, as displayed. */
    static @Nullable String jobType(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String plain = text.toLowerCase(Locale.ROOT);
        boolean training = plain.contains("training");
        boolean inference = plain.contains("inference");
        if (training || inference) {
            return training && inference ? "Training" + OR + "Inference" : training ? "Training" : "Inference";
        }
        return Identity.slug(text).isEmpty() ? null : text;
    }

    private static Set<String> all(Pattern pattern, String text, int group) {
        Set<String> found = new LinkedHashSet<>();
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            found.add(m.group(group));
        }
        return found;
    }

    private static @Nullable String only(Set<String> found) {
        return found.size() == 1 ? found.iterator().next() : null;
    }
}
