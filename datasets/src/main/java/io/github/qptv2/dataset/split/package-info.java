/**
 * Training, validation and test splits: {@link io.github.qptv2.dataset.split.Splits} makes them,
 * {@link io.github.qptv2.dataset.split.SplitSpec} is their text form, {@link io.github.qptv2.dataset.split.SplitFile}
 * stores them.
 */
@NullMarked
package io.github.qptv2.dataset.split;

import org.jspecify.annotations.NullMarked;
