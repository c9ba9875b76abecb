/** When what is to be told is told: digests, quiet hours, budgets, escalation. Pure: values and transport time in, values out. */
@NullMarked
package dev.shelflife.notifier.plan;

import org.jspecify.annotations.NullMarked;
