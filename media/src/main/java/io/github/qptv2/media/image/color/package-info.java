/** Conversion of stored samples to sRGB: color models, ICC profiles, row blocks. */
@NullMarked
package io.github.qptv2.media.image.color;

import org.jspecify.annotations.NullMarked;
