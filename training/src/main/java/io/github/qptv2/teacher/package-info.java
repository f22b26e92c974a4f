/**
 * Frozen networks in ONNX files whose features are targets of pretraining: run on the crops of a batch, resampled to
 * the token grid, standardized and reduced.
 */
@NullMarked
package io.github.qptv2.teacher;

import org.jspecify.annotations.NullMarked;
