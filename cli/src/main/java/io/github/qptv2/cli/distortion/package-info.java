/** {@code qpt distortions}. */
@NullMarked
package io.github.qptv2.cli.distortion;

import org.jspecify.annotations.NullMarked;
