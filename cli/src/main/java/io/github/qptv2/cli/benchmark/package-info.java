/** {@code qpt benchmark}. */
@NullMarked
package io.github.qptv2.cli.benchmark;

import org.jspecify.annotations.NullMarked;
