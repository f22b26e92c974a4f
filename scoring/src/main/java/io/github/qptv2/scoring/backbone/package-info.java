/**
 * Scores from a frozen network in ONNX format: pooled features of its outputs, a regression fitted to them, and the
 * file that holds both.
 */
@NullMarked
package io.github.qptv2.scoring.backbone;

import org.jspecify.annotations.NullMarked;
