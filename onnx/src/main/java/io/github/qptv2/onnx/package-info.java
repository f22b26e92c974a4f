/** Runs ONNX networks: the only user of ONNX Runtime. */
@NullMarked
package io.github.qptv2.onnx;

import org.jspecify.annotations.NullMarked;
