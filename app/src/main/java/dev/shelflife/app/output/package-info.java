/** How facts are written for people (one line each) and for machines (JSON lines). */
@NullMarked
package dev.shelflife.app.output;

import org.jspecify.annotations.NullMarked;
