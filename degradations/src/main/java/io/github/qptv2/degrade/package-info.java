/** Degradations of images and clips, and chains of them. */
@NullMarked
package io.github.qptv2.degrade;

import org.jspecify.annotations.NullMarked;
