/** YAML that people write, read strictly: every problem at once, each with its line and, for a slip, a suggestion. */
@NullMarked
package dev.shelflife.yaml;

import org.jspecify.annotations.NullMarked;
