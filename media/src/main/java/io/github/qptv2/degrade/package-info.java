/** Spoiling pictures on purpose: the operators of the paper's degradation space, alone and composed. */
@NullMarked
package io.github.qptv2.degrade;

import org.jspecify.annotations.NullMarked;
