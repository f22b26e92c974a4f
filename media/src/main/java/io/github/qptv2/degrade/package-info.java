/**
 * Spoiling pictures on purpose: the operators of the paper's degradation space, alone and composed.
 *
 * <pre>{@code
 * Chain chain = Presets.named("qptv2").sample(42); // which operators, with which parameters
 * Image spoilt = chain.apply(crop);
 * String label = chain.text(); // "gaussian-blur:sigma=1.3,kernel=13;cst:space=lab,...@42"
 * Image again = Chain.parse(label).apply(crop); // the same bytes
 * }</pre>
 *
 * <p>Everything drawn comes from {@link io.github.qptv2.degrade.Randomness}, so the same seed gives the same bytes in
 * any thread, with any number of OpenCV threads, on any machine with the same native libraries.
 */
@NullMarked
package io.github.qptv2.degrade;

import org.jspecify.annotations.NullMarked;
