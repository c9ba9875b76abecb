/** How destinations are reached: signed webhooks and Alertmanager. Blocking calls, made on threads of their own. */
@NullMarked
package dev.shelflife.notifier.channel;

import org.jspecify.annotations.NullMarked;
