/**
 * Still images: {@link ImageReader} decodes a file to an {@link Image} of 8-bit sRGB, {@link ImageHeader} reads its
 * size without decoding, {@link Resize} resizes as Pillow does.
 */
@NullMarked
package io.github.qptv2.media.image;

import org.jspecify.annotations.NullMarked;
