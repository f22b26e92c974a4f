/** Still images: decoding, color, resizing. */
@NullMarked
package io.github.qptv2.media.image;

import org.jspecify.annotations.NullMarked;
