/** The public API: from an image and a checkpoint to a score. */
@NullMarked
package io.github.qptv2.scoring;

import org.jspecify.annotations.NullMarked;
