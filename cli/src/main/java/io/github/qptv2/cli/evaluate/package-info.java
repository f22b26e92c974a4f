/** {@code qpt evaluate} and {@code qpt calibrate}. */
@NullMarked
package io.github.qptv2.cli.evaluate;

import org.jspecify.annotations.NullMarked;
