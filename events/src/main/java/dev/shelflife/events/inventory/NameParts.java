package dev.shelflife.events.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an image's name or tag: {@code tf2-cpu.2-17.py310}, {@code pytorch-2-9-cu129-ubuntu-2404-nvidia-580-v20260101},
 * {@code 2.6.0-gpu-py312-cu126-ubuntu22.04-sagemaker}.
 *
 * @param version numbers in their order, such as 2, 17; empty when there is none
 * @param date when the image was built, as digits; null when it is not told
 * @param traits what tells variants of one version apart
 * @param words what is left, in its order
 */
record NameParts(List<String> version, @Nullable String date, Traits traits, List<String> words) {

    private static final Pattern PART = Pattern.compile("(?<![a-z0-9])(?:"
            + "v?(?<date>20\\d{2}-?\\d{2}-?\\d{2})(?:-\\d{2}-\\d{2}-\\d{2})?"
            + "|(?:py|cp)(?<python>\\d{1,3})"
            + "|(?<os>(?:ubuntu|debian|amzn)-?\\d{1,4}(?:\\.\\d{2})?)"
            + "|nvidia-(?<driver>\\d{3})"
            + "|cu(?:da)?(?<cuda>\\d{2,3})"
            + "|(?<accelerator>cpu|gpu|tpu|cuda)"
            + "|(?<version>\\d{1,2}(?:[-.]\\d{1,4}){1,3})"
            + "|(?<release>v\\d{1,3}(?:\\.\\d{1,3}){0,3}|m\\d{2,3})"
            + ")(?![a-z0-9])");

    private static final Pattern SEPARATORS_OF_NAMES = Pattern.compile("[-.]+");
    private static final Pattern SEPARATORS_OF_TAGS = Pattern.compile("-+");

    /** The parts of the last part of a repository. */
    static NameParts ofName(String name) {
        return of(name, SEPARATORS_OF_NAMES);
    }

    /** The parts of a tag. */
    static NameParts ofTag(String tag) {
        return of(tag, SEPARATORS_OF_TAGS);
    }

    /** Whether a single name is built like that of an image of virtual machines. */
    static boolean looksLikeMachine(String name) {
        NameParts parts = ofName(name);
        return name.indexOf('-') > 0
                && name.indexOf('.') < 0
                && !parts.words().isEmpty()
                && (!parts.version().isEmpty() || parts.traits().accelerator() != null);
    }

    private static NameParts of(String text, Pattern separators) {
        Matcher m = PART.matcher(text.toLowerCase(Locale.ROOT));
        List<String> version = List.of();
        String date = null;
        Traits traits = Traits.NONE;
        StringBuilder rest = new StringBuilder();
        while (m.find()) {
            String found = m.group("version");
            if (found != null && version.isEmpty()) {
                version = List.of(found.split("[-.]", -1));
            } else if (m.group("date") != null) {
                date = m.group("date").replace("-", "");
            } else if (found == null) {
                traits = traits.with(m);
            } else {
                m.appendReplacement(rest, Matcher.quoteReplacement(found));
                continue;
            }
            m.appendReplacement(rest, "-");
        }
        m.appendTail(rest);
        List<String> words = new ArrayList<>();
        for (String word : separators.split(rest, -1)) {
            if (!word.isEmpty() && !word.equals("latest")) {
                words.add(word);
            }
        }
        return new NameParts(version, date, traits, List.copyOf(words));
    }

    /** The first two numbers, dotted; null when there is no version. */
    @Nullable
    String minor() {
        return version.isEmpty() ? null : version.get(0) + "." + version.get(1);
    }

    /** All numbers, dotted; null when there are no more than two. */
    @Nullable
    String patch() {
        return version.size() > 2 ? String.join(".", version) : null;
    }

    SortedSet<String> wordSet() {
        return new TreeSet<>(words);
    }
}
