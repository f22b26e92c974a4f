/**
 * What every training run has: a schedule, a folder with checkpoints that outlive a crash, and somebody who watches.
 */
@NullMarked
package io.github.qptv2.train;

import org.jspecify.annotations.NullMarked;
