/** {@code qpt doctor}. */
@NullMarked
package io.github.qptv2.cli.doctor;

import org.jspecify.annotations.NullMarked;
