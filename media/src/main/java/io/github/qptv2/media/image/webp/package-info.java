/** WebP: header and chunks; the pixels are decoded by OpenCV. */
@NullMarked
package io.github.qptv2.media.image.webp;

import org.jspecify.annotations.NullMarked;
