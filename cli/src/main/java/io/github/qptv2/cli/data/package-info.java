/** {@code qpt data}, {@code qpt shard}, {@code qpt curate}, {@code qpt degrade} and {@code qpt sample}. */
@NullMarked
package io.github.qptv2.cli.data;

import org.jspecify.annotations.NullMarked;
