/** The two Kafka Streams applications: routing (transitions to topics) and the sender (outbox to channels). */
@NullMarked
package dev.shelflife.notifier.topology;

import org.jspecify.annotations.NullMarked;
