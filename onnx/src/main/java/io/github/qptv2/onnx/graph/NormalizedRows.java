package io.github.qptv2.onnx.graph;

import java.util.function.UnaryOperator;

/**
 * Rows after a LayerNorm whose weight and bias linear layers absorb.
 *
 * @param rows (R, C)
 * @param layer transforms a linear layer that takes these rows, so that it absorbs the rest of the LayerNorm
 */
record NormalizedRows(String rows, UnaryOperator<Dense> layer) {}
