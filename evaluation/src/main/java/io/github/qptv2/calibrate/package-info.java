/** Fits the calibration from raw outputs to MOS and percentiles. */
@NullMarked
package io.github.qptv2.calibrate;

import org.jspecify.annotations.NullMarked;
