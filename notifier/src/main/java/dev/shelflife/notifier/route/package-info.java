/** Who is to be told of a transition, and who on purpose is not. Pure: values and domain time in, values out. */
@NullMarked
package dev.shelflife.notifier.route;

import org.jspecify.annotations.NullMarked;
