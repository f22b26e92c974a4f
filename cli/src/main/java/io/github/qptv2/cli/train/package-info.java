/** {@code qpt pretrain} and {@code qpt finetune}. */
@NullMarked
package io.github.qptv2.cli.train;

import org.jspecify.annotations.NullMarked;
