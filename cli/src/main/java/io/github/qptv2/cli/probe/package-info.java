/** {@code qpt probe}. */
@NullMarked
package io.github.qptv2.cli.probe;

import org.jspecify.annotations.NullMarked;
