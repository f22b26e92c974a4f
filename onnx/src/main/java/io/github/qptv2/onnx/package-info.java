/**
 * Runs ONNX networks through {@link io.github.qptv2.onnx.OnnxSession}; the only user of ONNX Runtime. Scoring, teachers
 * and probes share it.
 */
@NullMarked
package io.github.qptv2.onnx;

import org.jspecify.annotations.NullMarked;
