/** Model bundles: weights with all that fixes a score, calibration, built-in models. */
@NullMarked
package io.github.qptv2.scoring.bundle;

import org.jspecify.annotations.NullMarked;
