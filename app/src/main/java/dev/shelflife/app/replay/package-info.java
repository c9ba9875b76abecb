/** Replay: archived pages or observations through the same rules as live, under their own times, without a broker. */
@NullMarked
package dev.shelflife.app.replay;

import org.jspecify.annotations.NullMarked;
