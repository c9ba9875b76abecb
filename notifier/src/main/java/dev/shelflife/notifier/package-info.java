/** x */
@org.jspecify.annotations.NullMarked
package dev.shelflife.notifier;
