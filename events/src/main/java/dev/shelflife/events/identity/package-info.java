/** Identity: how what a page tells becomes a key, and how facts get their deterministic ids. */
@NullMarked
package dev.shelflife.events.identity;

import org.jspecify.annotations.NullMarked;
