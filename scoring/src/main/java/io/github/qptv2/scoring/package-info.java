/** The public API: from a picture and a checkpoint to a score. */
@NullMarked
package io.github.qptv2.scoring;

import org.jspecify.annotations.NullMarked;
