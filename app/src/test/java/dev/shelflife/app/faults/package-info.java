/** Faults at named points of the running lifecycle role and notifier, injected through Kafka's own settings; and kills. */
@NullMarked
package dev.shelflife.app.faults;

import org.jspecify.annotations.NullMarked;
