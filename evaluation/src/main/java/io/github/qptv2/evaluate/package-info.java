/** Judging scores by opinions: files of predictions, baselines. */
@NullMarked
package io.github.qptv2.evaluate;

import org.jspecify.annotations.NullMarked;
