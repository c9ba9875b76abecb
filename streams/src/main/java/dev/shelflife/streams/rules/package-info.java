/**
 * The rules of lifecycles. Pure: values and {@code now} in, values out; no Kafka, file, logger or clock. The same
 * observations and ticks give the same transitions, byte for byte, however they are cut into portions.
 */
@NullMarked
package dev.shelflife.streams.rules;

import org.jspecify.annotations.NullMarked;
