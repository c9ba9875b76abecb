/** Where framework versions stand: read from the state table, told as of an instant, with how sure we are. */
@NullMarked
package dev.shelflife.app.status;

import org.jspecify.annotations.NullMarked;
