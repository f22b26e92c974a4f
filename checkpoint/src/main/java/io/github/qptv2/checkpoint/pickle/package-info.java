/** A restricted unpickler for Python pickles: plain values and descriptions of tensors only. */
@NullMarked
package io.github.qptv2.checkpoint.pickle;

import org.jspecify.annotations.NullMarked;
