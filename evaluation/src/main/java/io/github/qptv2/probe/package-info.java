/** Judges frozen networks by ridge and kernel ridge regression on their pooled features, and makes scorers of them. */
@NullMarked
package io.github.qptv2.probe;

import org.jspecify.annotations.NullMarked;
