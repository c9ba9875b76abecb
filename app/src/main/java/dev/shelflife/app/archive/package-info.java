/** The page archive: out of its topic, into WARC files, and out of WARC files of ours and of others. */
@NullMarked
package dev.shelflife.app.archive;

import org.jspecify.annotations.NullMarked;
