/** HEIC and AVIF: boxes, grids of tiles and the conversion of decoded planes. */
@NullMarked
package io.github.qptv2.media.image.heif;

import org.jspecify.annotations.NullMarked;
