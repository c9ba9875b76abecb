/**
 * Reading pages. Pure: a page in, a catalogue out; what a page has wrong becomes a problem in the catalogue, never an
 * exception.
 */
@NullMarked
package dev.shelflife.ingest.parse;

import org.jspecify.annotations.NullMarked;
