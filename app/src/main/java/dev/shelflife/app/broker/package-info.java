/** The embedded broker: a real Kafka in this JVM, behind one file. */
@NullMarked
package dev.shelflife.app.broker;

import org.jspecify.annotations.NullMarked;
