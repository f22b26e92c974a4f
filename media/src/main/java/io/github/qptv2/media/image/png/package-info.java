/** PNG: header, chunks and pixels. */
@NullMarked
package io.github.qptv2.media.image.png;

import org.jspecify.annotations.NullMarked;
