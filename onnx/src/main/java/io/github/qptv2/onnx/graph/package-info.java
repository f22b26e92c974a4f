/**
 * Writes networks as ONNX graphs, in standard operators. Start at {@link io.github.qptv2.onnx.graph.HiVitGraph};
 * {@code Graph} holds nodes and constants, {@code Layers} what networks are made of, and {@code Stem},
 * {@code AttentionBlocks}, {@code ClipAttention} and {@code Head} are the parts of a HiViT from pixels to a score.
 */
@NullMarked
package io.github.qptv2.onnx.graph;

import org.jspecify.annotations.NullMarked;
