/** The past: what was known of a subject at an instant, and what has been told of it. */
@NullMarked
package dev.shelflife.app.history;

import org.jspecify.annotations.NullMarked;
