/** A restricted reader of Python pickles: plain values and descriptions of tensors, nothing else. */
@NullMarked
package io.github.qptv2.checkpoint.pickle;

import org.jspecify.annotations.NullMarked;
