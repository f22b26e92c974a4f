package io.github.qptv2.onnx.graph;

import java.util.function.UnaryOperator;

/**
 * Rows after a LayerNorm, as linear layers take them.
 *
 * @param rows (R, C)
 * @param layer what becomes of a linear layer that takes these rows: it may have to do a part of the LayerNorm
 */
record NormalizedRows(String rows, UnaryOperator<Dense> layer) {}
