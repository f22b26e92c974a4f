/** {@code qpt serve}. */
@NullMarked
package io.github.qptv2.cli.serve;

import org.jspecify.annotations.NullMarked;
