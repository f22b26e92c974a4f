/** What computes: CPU or GPU. */
@NullMarked
package io.github.qptv2.device;

import org.jspecify.annotations.NullMarked;
