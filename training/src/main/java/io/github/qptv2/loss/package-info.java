/** Loss functions of quality regression: {@link io.github.qptv2.loss.QualityLoss} and its implementations. */
@NullMarked
package io.github.qptv2.loss;

import org.jspecify.annotations.NullMarked;
