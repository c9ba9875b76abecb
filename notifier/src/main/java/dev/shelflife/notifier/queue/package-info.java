/** What is sent when, in which order, and when it is given up. Pure: values and transport time in, values out. */
@NullMarked
package dev.shelflife.notifier.queue;

import org.jspecify.annotations.NullMarked;
