/** Distributions over chains of degradations: the published models, KADID-10k's distortions, distortion series. */
@NullMarked
package io.github.qptv2.degrade.compose;

import org.jspecify.annotations.NullMarked;
