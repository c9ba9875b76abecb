/** Dependencies of images: what a line's images hold, when that ends, and what ends first. Pure: rows in, values out. */
@NullMarked
package dev.shelflife.events.dependency;

import org.jspecify.annotations.NullMarked;
