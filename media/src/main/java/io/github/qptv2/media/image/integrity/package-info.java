/**
 * Checks whether the bytes of an image file are intact, without decoding pixels: {@link ImageIntegrity}.
 *
 * <p>Each format has a walker of its own, which follows the file's structure to the last coded value.
 */
@NullMarked
package io.github.qptv2.media.image.integrity;

import org.jspecify.annotations.NullMarked;
