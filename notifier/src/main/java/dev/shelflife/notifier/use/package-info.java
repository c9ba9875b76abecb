/** What happens to images that people run: from the state of a use before and now to what its owner is told. Pure. */
@NullMarked
package dev.shelflife.notifier.use;

import org.jspecify.annotations.NullMarked;
