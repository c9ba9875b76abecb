/** Tells people and machines: deprecation topics, webhooks, alerts. {@link dev.shelflife.notifier.Notifier} is the façade. */
@NullMarked
package dev.shelflife.notifier;

import org.jspecify.annotations.NullMarked;
