/** Labelled sets in the forms in which they are handed round: one reader a set, found by name in {@code Benchmarks}. */
@NullMarked
package io.github.qptv2.data.benchmark;

import org.jspecify.annotations.NullMarked;
