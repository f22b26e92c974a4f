/**
 * Distributions over chains of degradations ({@link DegradationModel}) with the published models ({@link Presets}), and
 * levels of distortion types ({@link Kadid10kLevels}, {@link DistortionTable}, {@link DistortionSeries}).
 */
@NullMarked
package io.github.qptv2.degrade.compose;

import org.jspecify.annotations.NullMarked;
