package dev.shelflife.events;

import org.jspecify.annotations.Nullable;

/**
 * What a page looks like apart from its facts: enough to notice that another page than the usual one answered.
 *
 * @param language primary subtag that the document names, in lower case, such as {@code en}; null when it names none
 * @param title of the document; null when it has none
 * @param heading the first main heading; null when it has none
 * @param tables how many tables it has
 * @param passwordField whether it asks for a password
 * @param ended whether the end of the document is there
 * @param cut whether it stops in the middle of a tag, a table or a row
 * @param bytes length of the body
 */
public record PageShape(
        @Nullable String language,
        @Nullable String title,
        @Nullable String heading,
        int tables,
        boolean passwordField,
        boolean ended,
        boolean cut,
        int bytes) {}
