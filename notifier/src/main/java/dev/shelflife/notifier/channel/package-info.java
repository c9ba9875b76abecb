/**
 * How destinations are reached: one class a channel, opened by {@link dev.shelflife.notifier.channel.Channels}. Blocking calls, made on threads of their own.
 */
@NullMarked
package dev.shelflife.notifier.channel;

import org.jspecify.annotations.NullMarked;
