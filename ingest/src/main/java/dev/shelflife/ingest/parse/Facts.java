package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Identity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Single facts in short texts. What a text does not say, or says twice differently, is null. */
final class Facts {

    private static final Pattern CUDA = Pattern.compile("(?i)\\bcuda ?(\\d+(?:\\.(?:\\d+|x))*)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.(?:\\d+|x))*");
    private static final Pattern CPU = Pattern.compile("(?i)\\bcpus?\\b");
    private static final Pattern GPU = Pattern.compile("(?i)\\bgpus?\\b");
    private static final Pattern TPU = Pattern.compile("(?i)\\btpus?\\b");

    private Facts() {}

    /** The CUDA version after the word CUDA, such as {@code 12.4} or {@code 11.x}. */
    static @Nullable String cuda(String text) {
        Matcher m = CUDA.matcher(text);
        return m.find() ? m.group(1) : null;
    }

    /** The number in a column of CUDA versions. */
    static @Nullable String cudaNumber(String text) {
        Matcher m = NUMBER.matcher(text);
        return m.find() ? m.group() : null;
    }

    /** The version in a column of Python versions, with or without the word. */
    static @Nullable String python(String text) {
        return NUMBER.matcher(text).matches() ? text : Identity.python(text);
    }

    /**
     * The one kind of accelerator that a cell means.
     *
     * @return {@code CPU}, {@code GPU} (also when only CUDA is named), {@code TPU}; null for none or several
     */
    static @Nullable String accelerator(String text) {
        boolean gpu = GPU.matcher(text).find() || CUDA.matcher(text).find();
        return accelerator(CPU.matcher(text).find(), gpu, TPU.matcher(text).find());
    }

    /** The one kind of accelerator that a sentence names in so many words. */
    static @Nullable String acceleratorWord(String text) {
        return accelerator(
                CPU.matcher(text).find(),
                GPU.matcher(text).find(),
                TPU.matcher(text).find());
    }

    /** The one kind of accelerator that is named; null for none or several. */
    static @Nullable String accelerator(boolean cpu, boolean gpu, boolean tpu) {
        if ((cpu ? 1 : 0) + (gpu ? 1 : 0) + (tpu ? 1 : 0) != 1) {
            return null;
        }
        return cpu ? "CPU" : gpu ? "GPU" : "TPU";
    }
}
