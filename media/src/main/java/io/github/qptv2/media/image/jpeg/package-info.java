/** JPEG: marker segments, orientation, profile and the meaning of the components. */
@NullMarked
package io.github.qptv2.media.image.jpeg;

import org.jspecify.annotations.NullMarked;
