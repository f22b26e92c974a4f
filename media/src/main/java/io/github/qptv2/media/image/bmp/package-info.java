/** BMP: header and pixels. */
@NullMarked
package io.github.qptv2.media.image.bmp;

import org.jspecify.annotations.NullMarked;
