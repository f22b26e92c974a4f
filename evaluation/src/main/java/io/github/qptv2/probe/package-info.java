/**
 * Evaluates frozen networks by ridge and kernel ridge regression on pooled features, and turns the fits into scorers.
 */
@NullMarked
package io.github.qptv2.probe;

import org.jspecify.annotations.NullMarked;
