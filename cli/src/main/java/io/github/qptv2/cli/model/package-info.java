/** Options that select and load a model; {@code qpt models}. */
@NullMarked
package io.github.qptv2.cli.model;

import org.jspecify.annotations.NullMarked;
