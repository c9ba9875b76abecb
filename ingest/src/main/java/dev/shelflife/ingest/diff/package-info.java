/** What is new, changed or absent in a catalogue against the last accepted one. Pure. */
@NullMarked
package dev.shelflife.ingest.diff;

import org.jspecify.annotations.NullMarked;
