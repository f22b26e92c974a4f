/** What a parser of image files needs: the bytes of a file, the contract of a parsed header, EXIF orientation. */
@NullMarked
package io.github.qptv2.media.image.container;

import org.jspecify.annotations.NullMarked;
