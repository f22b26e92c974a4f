/** {@code qpt score}. */
@NullMarked
package io.github.qptv2.cli.score;

import org.jspecify.annotations.NullMarked;
