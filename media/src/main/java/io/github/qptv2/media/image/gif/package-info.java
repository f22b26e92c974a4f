/** GIF: header and pixels of the first frame. */
@NullMarked
package io.github.qptv2.media.image.gif;

import org.jspecify.annotations.NullMarked;
