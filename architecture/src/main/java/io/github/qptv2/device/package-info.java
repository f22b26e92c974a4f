/** Compute devices: CPU and GPU. */
@NullMarked
package io.github.qptv2.device;

import org.jspecify.annotations.NullMarked;
