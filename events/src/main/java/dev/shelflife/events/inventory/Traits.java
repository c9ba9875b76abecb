package dev.shelflife.events.inventory;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * What tells variants of one version apart; null where it is not told.
 *
 * @param python digits, such as {@code 310}
 * @param os without separators, such as {@code ubuntu2204}; a system without a version stands for all its versions
 * @param driver such as {@code 570}
 * @param cuda digits, such as {@code 124}
 * @param accelerator {@code cpu}, {@code gpu}, {@code tpu}
 * @param release the vendor's own count, such as {@code v1.3} or {@code m128}
 * @param job {@code training} or {@code inference}
 * @param others all other words, such as {@code sagemaker} or {@code transformers4.49.0}
 */
public record Traits(
        @Nullable String python,
        @Nullable String os,
        @Nullable String driver,
        @Nullable String cuda,
        @Nullable String accelerator,
        @Nullable String release,
        @Nullable String job,
        SortedSet<String> others) {

    static final Traits NONE = new Traits(null, null, null, null, null, null, null, new TreeSet<>());

    /** Copies, and knows that what has CUDA runs on a GPU. */
    public Traits {
        accelerator = cuda != null ? "gpu" : "cuda".equals(accelerator) ? "gpu" : accelerator;
        others = Collections.unmodifiableSortedSet(new TreeSet<>(others));
    }

    /** With the part that was found; a kind that is told twice keeps the first. */
    Traits with(Matcher found) {
        return new Traits(
                first(python, found.group("python")),
                first(os, os(found.group("os"))),
                first(driver, found.group("driver")),
                first(cuda, found.group("cuda")),
                first(accelerator, found.group("accelerator")),
                first(release, found.group("release")),
                job,
                others);
    }

    /** What these do not tell is as the other tells it. */
    Traits or(Traits other) {
        SortedSet<String> all = new TreeSet<>(others);
        all.addAll(other.others);
        return new Traits(
                first(python, other.python),
                first(os, other.os),
                first(driver, other.driver),
                first(cuda, other.cuda),
                first(accelerator, other.accelerator),
                first(release, other.release),
                first(job, other.job),
                all);
    }

    /** For a job, with other words. */
    Traits with(@Nullable String job, SortedSet<String> others) {
        return new Traits(python, os, driver, cuda, accelerator, release, job, others);
    }

    /** Without what a newer image of the same version may well have changed: CUDA, driver, and the vendor's own count. */
    Traits withoutBuild() {
        return new Traits(python, os, null, null, accelerator, null, job, others);
    }

    /**
     * Whether what a reference tells can be an image of a line: no kind that both tell differs. A reference may tell fewer words
     * than a line; a word that the line has not makes it another image, unless the line names no image at all.
     *
     * @param line of a line
     * @param named whether the line's traits are from the name of an image
     */
    boolean fit(Traits line, boolean named) {
        return agree(python, line.python)
                && (agree(os, line.os) || (os != null && line.os != null && os.startsWith(line.os)))
                && agree(driver, line.driver)
                && agree(cuda, line.cuda)
                && agree(accelerator, line.accelerator)
                && agree(release, line.release)
                && agree(job, line.job)
                && (!named || line.others.containsAll(others));
    }

    private static boolean agree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    /** An operating system without separators. */
    static @Nullable String os(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
