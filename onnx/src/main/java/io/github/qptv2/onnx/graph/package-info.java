/**
 * Writes networks as ONNX graphs, in standard operators. Start at {@link io.github.qptv2.onnx.graph.HiVitGraph};
 * {@code Graph} has nodes and constants, {@code Layers} the layers of networks, {@code Arithmetic} the precision of
 * linear layers; {@code StemNodes}, {@code AttentionNodes}, {@code MainStage} and {@code Head} are the parts of a HiViT
 * from pixels to a score. {@code CropSteps} cuts crops from a decoded image, {@code PerSampleScan} scores them.
 */
@NullMarked
package io.github.qptv2.onnx.graph;

import org.jspecify.annotations.NullMarked;
