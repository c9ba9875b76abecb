package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.DateText;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.events.identity.LineId;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.ingest.source.ColumnRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads one row of a support table. A cell that cannot be read is a problem; the other cells still count. */
final class SupportRow {

    private static final Pattern NOT_APPLICABLE =
            Pattern.compile("(?i)|-|\u2013|\u2014|n/a|not applicable(?: \\(n/a\\))?|none");

    private final Where where;
    private final SupportTables.Section section;
    private final List<String> header;
    private final Map<ColumnRole, Integer> columns;
    private final List<@Nullable Element> row;
    private final int number;
    private final List<Problem> problems = new ArrayList<>();

    /** @param number of the row in its table, counted from 1 below the header */
    SupportRow(
            Where where,
            SupportTables.Section section,
            List<String> header,
            Map<ColumnRole, Integer> columns,
            List<@Nullable Element> row,
            int number) {
        this.where = where;
        this.section = section;
        this.header = header;
        this.columns = columns;
        this.row = row;
        this.number = number;
    }

    /** The row's place within the page. */
    String cell() {
        String version = text(ColumnRole.VERSION);
        return Where.path(
                section.caption(), "row " + number + (version.isEmpty() ? "" : " (" + Html.shown(version) + ")"));
    }

    String text() {
        return String.join(
                " | ",
                row.stream().map(each -> each == null ? "" : Html.text(each)).toList());
    }

    /** The line, or null and a problem of the page when not even its version can be read. */
    @Nullable
    SupportLine read(List<Problem> ofPage) {
        String patchText = text(ColumnRole.PATCH_VERSION);
        String acceleratorText = text(ColumnRole.ACCELERATORS);
        List<String> images = ImageNames.inCell(element(ColumnRole.IMAGES));
        RowIdentity identity = RowIdentity.of(
                section.caption(), text(ColumnRole.FRAMEWORK), text(ColumnRole.VERSION), patchText, images);
        if (identity == null) {
            ofPage.add(new Problem(
                    column(ColumnRole.VERSION), Html.shown(text()), "names no version that can be read", false));
            return null;
        }
        if (identity.repair() != null) {
            problem(ColumnRole.VERSION, text(ColumnRole.VERSION), identity.repair(), true);
        }
        Identity.Told told = identity.told();
        String python = first(
                told.python(),
                Identity.python(patchText),
                Facts.python(text(ColumnRole.PYTHON)),
                images.isEmpty() ? null : Identity.python(images.get(0)));
        String os = first(
                told.os(),
                Identity.os(patchText),
                Identity.os(text(ColumnRole.OPERATING_SYSTEM)),
                images.isEmpty() ? null : ImageNames.os(images.get(0)));
        String accelerator = Facts.accelerator(acceleratorText);
        String cuda = first(Facts.cuda(acceleratorText), Facts.cudaNumber(text(ColumnRole.CUDA)));
        PublishedDate generalAvailability = date(ColumnRole.GENERAL_AVAILABILITY);
        PublishedDate endOfPatch = date(ColumnRole.END_OF_PATCH);
        PublishedDate endOfAvailability = date(ColumnRole.END_OF_AVAILABILITY);
        checkOrder(endOfPatch, endOfAvailability);
        SubjectKey subject = told.on(where.source().service());
        String variant = told.edition() == null ? told.jobType() : told.edition();
        return new SupportLine(
                LineId.of(subject, section.caption(), variant, python, os, accelerator, cuda),
                subject.key(),
                subject.service(),
                section.caption(),
                section.note(),
                told.framework(),
                java.util.Objects.requireNonNull(told.version(), "a row identity has a version"),
                told.edition(),
                told.jobType(),
                identity.builtOn(),
                python,
                os,
                accelerator,
                acceleratorText.isEmpty() ? null : acceleratorText,
                cuda,
                patchVersion(patchText),
                generalAvailability.date(),
                endOfPatch.date(),
                endOfPatch.status(),
                endOfAvailability.date(),
                endOfAvailability.status(),
                images,
                problems,
                where.cell(cell()));
    }

    private PublishedDate date(ColumnRole role) {
        Integer column = columns.get(role);
        if (column == null) {
            return PublishedDate.NOT_PUBLISHED;
        }
        String text = text(role);
        PublishedDate date = DateText.read(text, where.source().numericOrder());
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
        Integer column = columns.get(role);
        return column == null ? where.place(cell()) : where.place(cell(), header.get(column));
    }

    private static @Nullable String patchVersion(String text) {
        String plain = Html.clean(text.replaceAll("\\([^)]*\\)", " "));
        return NOT_APPLICABLE.matcher(plain).matches() ? null : plain;
    }

    private @Nullable Element element(ColumnRole role) {
        Integer column = columns.get(role);
        return column == null || column >= row.size() ? null : row.get(column);
    }

    private String text(ColumnRole role) {
        Element cell = element(role);
        return cell == null ? "" : Html.text(cell);
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
