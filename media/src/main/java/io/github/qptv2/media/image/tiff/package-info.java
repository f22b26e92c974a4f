/** TIFF: directories and pixels of the first image. */
@NullMarked
package io.github.qptv2.media.image.tiff;

import org.jspecify.annotations.NullMarked;
