/** The main job: which roles run in this process, from which settings, on which cluster. */
@NullMarked
package dev.shelflife.app.run;

import org.jspecify.annotations.NullMarked;
