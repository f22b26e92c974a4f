/** Synthetic sample images and distorted copies of them, for trying the program without images. */
@NullMarked
package io.github.qptv2.sample;

import org.jspecify.annotations.NullMarked;
