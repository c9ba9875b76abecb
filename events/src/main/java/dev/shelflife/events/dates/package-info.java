/** The rule of dates: what a published date means, and how one is read from the text of a page. */
@NullMarked
package dev.shelflife.events.dates;

import org.jspecify.annotations.NullMarked;
