/** Whether a catalogue is believed. Pure. */
@NullMarked
package dev.shelflife.ingest.guard;

import org.jspecify.annotations.NullMarked;
