/** {@code qpt inspect}, {@code qpt convert} and {@code qpt export}. */
@NullMarked
package io.github.qptv2.cli.checkpoint;

import org.jspecify.annotations.NullMarked;
