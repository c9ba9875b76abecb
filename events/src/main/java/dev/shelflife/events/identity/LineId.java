package dev.shelflife.events.identity;

import org.jspecify.annotations.Nullable;

/** The identity of a support line. Patch version, image names and dates are attributes and take no part in it. */
public final class LineId {

    private LineId() {}

    /**
     * The id of a line.
     *
     * @param subject the framework version
     * @param section the section's caption as displayed; its slug counts
     * @param variant edition or job type
     */
    public static String of(
            SubjectKey subject,
            String section,
            @Nullable String variant,
            @Nullable String python,
            @Nullable String os,
            @Nullable String accelerator,
            @Nullable String cuda) {
        return of(subject, new LineIdentity(Identity.slug(section), variant, python, os, accelerator, cuda));
    }

    /** The id of the line of a framework version that has this identity. */
    public static String of(SubjectKey subject, LineIdentity identity) {
        return Ids.of(
                "line",
                subject.service(),
                identity.section(),
                subject.framework(),
                subject.version(),
                identity.variant(),
                identity.python(),
                identity.os(),
                identity.accelerator(),
                identity.cuda());
    }
}
