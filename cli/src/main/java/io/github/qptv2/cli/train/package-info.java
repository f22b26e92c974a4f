/** {@code qpt pretrain}, {@code qpt finetune} and {@code qpt pseudo-label}. */
@NullMarked
package io.github.qptv2.cli.train;

import org.jspecify.annotations.NullMarked;
