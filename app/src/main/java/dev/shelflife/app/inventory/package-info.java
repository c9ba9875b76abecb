/** What people run, out of the files that they have: which images are named, and where. Pure but for reading a file. */
@NullMarked
package dev.shelflife.app.inventory;

import org.jspecify.annotations.NullMarked;
