/** The pages we read, and what has to be known about each before reading it. */
@NullMarked
package dev.shelflife.ingest.source;

import org.jspecify.annotations.NullMarked;
