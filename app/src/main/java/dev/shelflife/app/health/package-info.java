/** How this process is, and what it measures: the records, the pages that tell them, and the small server for both. */
@NullMarked
package dev.shelflife.app.health;

import org.jspecify.annotations.NullMarked;
