/** Scores of many files: decoding ahead, bounded memory, one result a file. */
@NullMarked
package io.github.qptv2.scoring.batch;

import org.jspecify.annotations.NullMarked;
