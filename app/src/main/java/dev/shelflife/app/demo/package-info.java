/** The demo: bundled sample pages, a clock that runs from a past date to today in seconds, and the story it tells. */
@NullMarked
package dev.shelflife.app.demo;

import org.jspecify.annotations.NullMarked;
