/** Benchmarks, each paired with its baseline in the same run: figures are ratios, for machines are shared and noisy. */
@NullMarked
package dev.shelflife.bench;

import org.jspecify.annotations.NullMarked;
