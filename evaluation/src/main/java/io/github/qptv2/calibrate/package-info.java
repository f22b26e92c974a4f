/** From raw outputs to MOS and percentiles: the fits. */
@NullMarked
package io.github.qptv2.calibrate;

import org.jspecify.annotations.NullMarked;
