/** Ranks images by score, with rank percentiles and groups of near duplicates, and writes the ranking as a page. */
@NullMarked
package io.github.qptv2.rank;

import org.jspecify.annotations.NullMarked;
