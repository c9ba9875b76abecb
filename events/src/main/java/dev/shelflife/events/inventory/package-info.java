/** What people run: references to images, the family each belongs to, and the support lines of a family. Pure. */
@NullMarked
package dev.shelflife.events.inventory;

import org.jspecify.annotations.NullMarked;
