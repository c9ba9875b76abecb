/** Faults at named points of the running lifecycle role, injected through Kafka's own settings. */
@NullMarked
package dev.shelflife.app.faults;

import org.jspecify.annotations.NullMarked;
