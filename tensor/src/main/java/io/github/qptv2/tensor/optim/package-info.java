/** AdamW, gradients, and exponential moving averages of weights. */
@NullMarked
package io.github.qptv2.tensor.optim;

import org.jspecify.annotations.NullMarked;
