/** Building blocks of operators: canvas, convolution kernels, color spaces, codecs, random numbers. */
@NullMarked
package io.github.qptv2.degrade.pixel;

import org.jspecify.annotations.NullMarked;
