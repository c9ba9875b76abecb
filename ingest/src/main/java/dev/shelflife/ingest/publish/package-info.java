/** Writing what was observed: one Kafka transaction for each look at a page. */
@NullMarked
package dev.shelflife.ingest.publish;

import org.jspecify.annotations.NullMarked;
