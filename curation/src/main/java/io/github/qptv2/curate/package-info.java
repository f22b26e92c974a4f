/** Choosing what to pretrain on. */
@NullMarked
package io.github.qptv2.curate;

import org.jspecify.annotations.NullMarked;
