package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.ingest.source.ColumnRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads one row of a support table. A cell that cannot be read is a problem; the other cells still count. */
final class SupportRow {

    private static final Pattern NOT_APPLICABLE =
            Pattern.compile("(?i)|-|\u2013|\u2014|n/a|not applicable(?: \\(n/a\\))?|none");
    private static final Pattern RULER = Pattern.compile("[-=:\\s]*");
    private static final Pattern NO_NUMBER = Pattern.compile("(?i)(?:[a-z -]+ )?(?:nightly|latest|cpu)|base.*");
    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");

    private final Where where;
    private final Outline.Section section;
    private final String captioned;
    private final TableHead head;
    private final List<@Nullable Element> row;
    private final int number;
    private final Function<String, PublishedDate> dates;
    private final List<CellText> texts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param captioned the framework that the headings above name
     * @param number of the row in its table, counted from 1 below the header
     * @param dates reads a date
     */
    SupportRow(
            Where where,
            Outline.Section section,
            String captioned,
            TableHead head,
            List<@Nullable Element> row,
            int number,
            Function<String, PublishedDate> dates) {
        this.where = where;
        this.section = section;
        this.captioned = captioned;
        this.head = head;
        this.row = row;
        this.number = number;
        this.dates = dates;
        row.forEach(cell -> texts.add(CellText.of(cell)));
    }

    /** Whether it is not empty, not a ruler, and not the header once more. */
    boolean isData() {
        boolean ruler = true;
        boolean header = true;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).text();
            ruler = ruler && RULER.matcher(text).matches();
            header = header && i < head.texts().size() && head.texts().get(i).equals(text);
        }
        return !ruler && !header;
    }

    /** What goes across the table, in one cell or alone in a row without any number; null when this is no such row. */
    @Nullable
    String acrossTable() {
        if (row.size() < 2 || texts.get(0).text().isEmpty()) {
            return null;
        }
        String text = texts.get(0).text();
        boolean alone = row.size() > 2;
        for (int i = 1; alone && i < texts.size(); i++) {
            alone = texts.get(i).text().isEmpty();
        }
        return TableHead.isOneCell(row)
                        || (alone
                                && !hasDigit(text)
                                && !NO_NUMBER.matcher(text).matches()
                                && !RULER.matcher(text).matches())
                ? text
                : null;
    }

    /** Whether no cell has a digit and most have words. */
    boolean mayBeHead() {
        int filled = 0;
        for (CellText each : texts) {
            if (hasDigit(each.text())) {
                return false;
            }
            filled += each.text().isEmpty() ? 0 : 1;
        }
        return filled * 2 > texts.size();
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** The row's place within the page. */
    String cell() {
        String version = cell(versionRole()).text();
        return Where.path(
                section.caption(), "row " + number + (version.isEmpty() ? "" : " (" + Html.shown(version) + ")"));
    }

    String text() {
        return texts.stream().map(CellText::text).collect(Collectors.joining(" | "));
    }

    /** The lines of the row, mostly one; none and a problem of the page when not even its version can be read. */
    List<SupportLine> read(List<Problem> ofPage) {
        List<String> images = ImageNames.inCell(cell(ColumnRole.IMAGES));
        ImageFacts inImages = ImageFacts.of(images, where.source().tables().images());
        List<RowIdentity> identities = RowIdentity.of(identityCells(images, inImages));
        if (identities.isEmpty()) {
            ofPage.add(
                    new Problem(column(versionRole()), Html.shown(text()), "names no version that can be read", false));
            return List.of();
        }
        PublishedDate generalAvailability = date(ColumnRole.GENERAL_AVAILABILITY);
        PublishedDate endOfPatch = date(ColumnRole.END_OF_PATCH);
        PublishedDate endOfAvailability = date(ColumnRole.END_OF_AVAILABILITY);
        checkOrder(endOfPatch, endOfAvailability);
        List<SupportLine> lines = new ArrayList<>();
        for (RowIdentity identity : identities) {
            if (identity.repair() != null) {
                problem(versionRole(), text(versionRole()), identity.repair(), true);
            }
            lines.add(new LineBuilder(identity, images, inImages)
                    .line(generalAvailability, endOfPatch, endOfAvailability));
        }
        return lines;
    }

    private RowIdentity.Cells identityCells(List<String> images, ImageFacts inImages) {
        boolean both = !head.has(ColumnRole.VERSION);
        return new RowIdentity.Cells(
                inImages.framework() == null ? captioned : inImages.framework(),
                both ? "" : text(ColumnRole.FRAMEWORK),
                cell(versionRole()),
                both,
                text(ColumnRole.PATCH_VERSION),
                images,
                inImages.version());
    }

    private ColumnRole versionRole() {
        return head.has(ColumnRole.VERSION) ? ColumnRole.VERSION : ColumnRole.FRAMEWORK;
    }

    /** Puts the facts of a row together for one of the versions that it tells. */
    private final class LineBuilder {
        private final RowIdentity identity;
        private final List<String> images;
        private final ImageFacts inImages;

        LineBuilder(RowIdentity identity, List<String> images, ImageFacts inImages) {
            this.identity = identity;
            this.images = images;
            this.inImages = inImages;
        }

        SupportLine line(PublishedDate generalAvailability, PublishedDate endOfPatch, PublishedDate endOfAvailability) {
            Identity.Told told = identity.told();
            var rule = section.rule();
            String patch = text(ColumnRole.PATCH_VERSION);
            String acceleratorText = text(ColumnRole.ACCELERATORS);
            String service =
                    rule == null || rule.service() == null ? where.source().service() : rule.service();
            String jobType = first(
                    told.jobType(), RowFacts.jobType(text(ColumnRole.JOB_TYPE)), rule == null ? null : rule.jobType());
            SupportLine line = new SupportLine(
                    "",
                    told.on(service).key(),
                    service,
                    section.name(),
                    section.note(),
                    told.framework(),
                    identity.version(),
                    edition(told, rule == null ? null : rule.edition()),
                    jobType,
                    identity.builtOn(),
                    python(told, patch),
                    os(told, patch),
                    accelerator(acceleratorText),
                    acceleratorText.isEmpty() ? null : acceleratorText,
                    first(RowFacts.cudaIn(acceleratorText), RowFacts.cuda(text(ColumnRole.CUDA)), inImages.cuda()),
                    patch.isEmpty() ? identity.patches() : patchVersion(patch),
                    generalAvailability.date(),
                    endOfPatch.date(),
                    endOfPatch.status(),
                    endOfAvailability.date(),
                    endOfAvailability.status(),
                    images,
                    problems,
                    where.cell(cell()));
            return line.inSection(section.id());
        }

        private @Nullable String edition(Identity.Told told, @Nullable String ofSection) {
            Stream<@Nullable String> variants = head.columns().getOrDefault(ColumnRole.VARIANT, List.of()).stream()
                    .map(SupportRow.this::textAt)
                    .map(text -> NOT_APPLICABLE.matcher(text).matches() ? null : text);
            String all = Stream.concat(Stream.of(told.edition(), identity.edition(), ofSection), variants)
                    .filter(Objects::nonNull)
                    .distinct()
                    .collect(Collectors.joining(", "));
            return all.isEmpty() ? null : all;
        }

        private @Nullable String python(Identity.Told told, String patch) {
            return first(
                    told.python(),
                    Identity.python(patch),
                    RowFacts.python(text(ColumnRole.PYTHON)),
                    inImages.python(),
                    images.isEmpty() ? null : Identity.python(images.get(0)));
        }

        private @Nullable String os(Identity.Told told, String patch) {
            return first(
                    told.os(),
                    Identity.os(patch),
                    Identity.os(text(ColumnRole.OPERATING_SYSTEM)),
                    inImages.os(),
                    images.isEmpty() ? null : ImageNames.os(images.get(0)));
        }

        private @Nullable String accelerator(String cell) {
            if (head.has(ColumnRole.ACCELERATORS)) {
                return first(RowFacts.accelerator(cell), inImages.accelerator());
            }
            return first(Facts.acceleratorWord(section.caption()), inImages.accelerator());
        }
    }

    private PublishedDate date(ColumnRole role) {
        int column = head.column(role);
        if (column < 0) {
            return PublishedDate.NOT_PUBLISHED;
        }
        if (column >= row.size()) {
            problem(role, text(), "the row ends before this column", false);
            return PublishedDate.UNREADABLE;
        }
        String text = text(role);
        PublishedDate date = dates.apply(text);
        if (date.status() == DateStatus.REPAIRED) {
            problem(role, text, "not a date as written; read as " + date.date() + ", the only date it can mean", true);
        } else if (date.status() == DateStatus.UNREADABLE) {
            problem(role, text, "not a date", false);
        }
        return date;
    }

    private void checkOrder(PublishedDate endOfPatch, PublishedDate endOfAvailability) {
        if (endOfPatch.date() != null
                && endOfAvailability.date() != null
                && endOfAvailability.date().isBefore(endOfPatch.date())) {
            problem(
                    ColumnRole.END_OF_AVAILABILITY,
                    text(ColumnRole.END_OF_AVAILABILITY),
                    "lies before the end of patch on " + endOfPatch.date() + "; taken as published",
                    false);
        }
    }

    private void problem(ColumnRole role, String text, String reason, boolean repaired) {
        problems.add(new Problem(column(role), Html.shown(text), reason, repaired));
    }

    private String column(ColumnRole role) {
        int column = head.column(role);
        return column < 0
                ? where.place(cell())
                : where.place(cell(), head.texts().get(column));
    }

    private static @Nullable String patchVersion(String text) {
        String plain = Html.clean(BRACKETS.matcher(text).replaceAll(" "));
        return NOT_APPLICABLE.matcher(plain).matches() ? null : plain;
    }

    private CellText cell(ColumnRole role) {
        int column = head.column(role);
        return column < 0 || column >= texts.size() ? CellText.EMPTY : texts.get(column);
    }

    private String text(ColumnRole role) {
        return CellText.withoutMarks(cell(role).text());
    }

    private String textAt(int column) {
        return column >= texts.size() ? "" : texts.get(column).text();
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
