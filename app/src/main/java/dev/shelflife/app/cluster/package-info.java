/** What is asked of a Kafka cluster: the topics, as they must be. */
@NullMarked
package dev.shelflife.app.cluster;

import org.jspecify.annotations.NullMarked;
