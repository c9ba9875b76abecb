/** Getting a page over HTTP. */
@NullMarked
package dev.shelflife.ingest.fetch;

import org.jspecify.annotations.NullMarked;
