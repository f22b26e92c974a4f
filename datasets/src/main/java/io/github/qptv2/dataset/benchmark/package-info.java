/** One reader for every public data set. */
@NullMarked
package io.github.qptv2.dataset.benchmark;

import org.jspecify.annotations.NullMarked;
