package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.ingest.source.ColumnRole;
import dev.shelflife.ingest.source.TableRules.SectionRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the facts of a row together, for each of the versions that it tells. */
final class LineBuilder {

    private static final Pattern NOT_APPLICABLE =
            Pattern.compile("(?i)|-|\u2013|\u2014|n/a|not applicable(?: \\(n/a\\))?|none");
    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");

    private final Where where;
    private final Outline.Section section;
    private final @Nullable SectionRule rule;
    private final SupportRow row;
    private final CellFacts facts;
    private final List<String> images;
    private final ImageFacts inImages;

    LineBuilder(
            Where where,
            Outline.Section section,
            SupportRow row,
            CellFacts facts,
            List<String> images,
            ImageFacts inImages) {
        this.where = where;
        this.section = section;
        this.rule = section.rule();
        this.row = row;
        this.facts = facts;
        this.images = images;
        this.inImages = inImages;
    }

    SupportLine line(
            RowIdentity identity,
            PublishedDate generalAvailability,
            PublishedDate endOfPatch,
            PublishedDate endOfAvailability,
            List<Problem> problems) {
        Identity.Told told = identity.told();
        String patch = row.text(ColumnRole.PATCH_VERSION);
        String acceleratorText = row.text(ColumnRole.ACCELERATORS);
        String service = rule == null || rule.service() == null ? where.source().service() : rule.service();
        SubjectKey subject = told.on(service);
        SupportLine line = new SupportLine(
                "",
                subject.key(),
                service,
                section.name(),
                section.note(),
                told.framework(),
                identity.version(),
                edition(told, identity),
                jobType(told),
                identity.builtOn(),
                python(told, patch),
                os(told, patch),
                accelerator(acceleratorText),
                acceleratorText.isEmpty() ? null : acceleratorText,
                first(facts.cudaIn(acceleratorText), facts.cuda(row.text(ColumnRole.CUDA)), inImages.cuda()),
                patch.isEmpty() ? identity.patches() : patchVersion(patch),
                generalAvailability.date(),
                endOfPatch.date(),
                endOfPatch.status(),
                endOfAvailability.date(),
                endOfAvailability.status(),
                images,
                problems,
                where.cell(row.cell()));
        return line.inSection(section.id(), subject);
    }

    private @Nullable String jobType(Identity.Told told) {
        return first(
                told.jobType(), facts.jobType(row.text(ColumnRole.JOB_TYPE)), rule == null ? null : rule.jobType());
    }

    /** What the name, the version, the section and the cells of variants say, each once. */
    private @Nullable String edition(Identity.Told told, RowIdentity identity) {
        String ofSection = rule == null ? null : rule.edition();
        List<String> variants = row.variants();
        if (told.edition() == null && identity.edition() == null && ofSection == null && variants.isEmpty()) {
            return null;
        }
        Set<String> all = new LinkedHashSet<>();
        addTo(all, told.edition());
        addTo(all, identity.edition());
        addTo(all, ofSection);
        for (String variant : variants) {
            addTo(all, NOT_APPLICABLE.matcher(variant).matches() ? null : variant);
        }
        String joined = String.join(", ", all);
        return joined.isEmpty() ? null : joined;
    }

    private static void addTo(Set<String> all, @Nullable String one) {
        if (one != null) {
            all.add(one);
        }
    }

    private @Nullable String python(Identity.Told told, String patch) {
        String inCells = first(
                told.python(), facts.pythonIn(patch), facts.python(row.text(ColumnRole.PYTHON)), inImages.python());
        return inCells != null || images.isEmpty() ? inCells : Identity.python(images.get(0));
    }

    private @Nullable String os(Identity.Told told, String patch) {
        String inCells =
                first(told.os(), facts.os(patch), facts.os(row.text(ColumnRole.OPERATING_SYSTEM)), inImages.os());
        return inCells != null || images.isEmpty() ? inCells : ImageNames.os(images.get(0));
    }

    private @Nullable String accelerator(String cell) {
        String told =
                row.has(ColumnRole.ACCELERATORS) ? facts.accelerator(cell) : facts.acceleratorWord(section.caption());
        return first(told, inImages.accelerator());
    }

    private static @Nullable String patchVersion(String text) {
        String plain =
                text.indexOf('(') < 0 ? text : Html.clean(BRACKETS.matcher(text).replaceAll(" "));
        return NOT_APPLICABLE.matcher(plain).matches() ? null : plain;
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }
}
