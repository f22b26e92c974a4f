/** RAW photographs: the JPEG previews that cameras embed. */
@NullMarked
package io.github.qptv2.media.image.raw;

import org.jspecify.annotations.NullMarked;
