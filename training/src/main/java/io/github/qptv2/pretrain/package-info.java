/** Masked pretraining: from unlabeled images to an encoder. */
@NullMarked
package io.github.qptv2.pretrain;

import org.jspecify.annotations.NullMarked;
