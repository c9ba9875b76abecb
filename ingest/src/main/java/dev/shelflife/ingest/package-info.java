/** Reads pages: fetch, archive, parse, guard, publish. Decides nothing about lifecycles. */
@NullMarked
package dev.shelflife.ingest;

import org.jspecify.annotations.NullMarked;
