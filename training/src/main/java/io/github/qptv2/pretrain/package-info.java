/** Masked pretraining: from unlabelled pictures to an encoder. */
@NullMarked
package io.github.qptv2.pretrain;

import org.jspecify.annotations.NullMarked;
