/** The configuration: one tree of records, read strictly, with all problems told at once. */
@NullMarked
package dev.shelflife.app.config;

import org.jspecify.annotations.NullMarked;
