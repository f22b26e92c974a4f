/** {@code qpt rank}. */
@NullMarked
package io.github.qptv2.cli.rank;

import org.jspecify.annotations.NullMarked;
