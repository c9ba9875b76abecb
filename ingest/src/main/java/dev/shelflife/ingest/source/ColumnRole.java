package dev.shelflife.ingest.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of a support table tells. Which words of a header mean it is data, see {@link HeaderWords}. */
public enum ColumnRole {
    /** Last day on which images can be had. */
    END_OF_AVAILABILITY,
    /** Last day with patches and support. */
    END_OF_PATCH,
    /** First day. */
    GENERAL_AVAILABILITY,
    /** The patch version within the framework version. */
    PATCH_VERSION,
    /** CPU, GPU, TPU, with or without CUDA. */
    ACCELERATORS,
    /** Names of images or image families. */
    IMAGES,
    /** Python versions. */
    PYTHON,
    /** The operating system. */
    OPERATING_SYSTEM,
    /** CUDA versions. */
    CUDA,
    /** What images are for: training, inference. */
    JOB_TYPE,
    /** What else tells variants of one version apart, such as a platform; there may be several such columns. */
    VARIANT,
    /** What looks like ours and is not, such as the end of support that is sold apart: not read, and no problem. */
    IGNORED,
    /** The framework version. */
    VERSION,
    /** The framework, with or without its version. */
    FRAMEWORK;

    /** The name in files that people write, such as {@code end-of-patch}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role with such a name. */
    public static Optional<ColumnRole> of(String slug) {
        return Arrays.stream(values()).filter(role -> role.slug().equals(slug)).findFirst();
    }

    /** All names. */
    public static List<String> slugs() {
        return Arrays.stream(values()).map(ColumnRole::slug).toList();
    }
}
