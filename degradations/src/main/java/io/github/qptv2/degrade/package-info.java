/**
 * Degradations: the operators that pretraining applies to images and clips, and chains of them. {@link Degradation} is
 * an operator with its parameters, {@link Operators} the catalog that makes operators of text, {@link DegradationChain}
 * a sequence of operators with a seed.
 */
@NullMarked
package io.github.qptv2.degrade;

import org.jspecify.annotations.NullMarked;
