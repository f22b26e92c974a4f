/** Descriptions of networks without tensors: configurations, names and shapes of weights. Plain Java. */
@NullMarked
package io.github.qptv2.architecture;

import org.jspecify.annotations.NullMarked;
