/** Which model a command runs, and on what; {@code qpt models}. */
@NullMarked
package io.github.qptv2.cli.model;

import org.jspecify.annotations.NullMarked;
