/**
 * How well predictions agree with opinions: rank and linear correlations, errors, logistic curves and intervals. Plain
 * Java; no number that comes out of here is NaN.
 */
@NullMarked
package io.github.qptv2.metric;

import org.jspecify.annotations.NullMarked;
