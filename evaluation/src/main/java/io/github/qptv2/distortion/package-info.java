/** Fits a distortion head to the statistics of a network's stages, and evaluates it on compositions of distortions. */
@NullMarked
package io.github.qptv2.distortion;

import org.jspecify.annotations.NullMarked;
