/** Image features without a learned model: perceptual hash, sharpness and entropy, saliency, BRISQUE. */
@NullMarked
package io.github.qptv2.media.feature;

import org.jspecify.annotations.NullMarked;
