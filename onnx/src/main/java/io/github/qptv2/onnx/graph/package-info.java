/**
 * Writes networks as ONNX graphs, in standard operators. Start at {@link io.github.qptv2.onnx.graph.HiVitGraph};
 * {@code Graph} holds nodes and constants, {@code Layers} what networks are made of, {@code Arithmetic} in which
 * numbers linear layers are computed, and {@code Stem}, {@code Attention}, {@code Encoder} and {@code Head} are the
 * parts of a HiViT from pixels to a score. {@code CropSteps} goes from a decoded image to crops, {@code PerSampleScan}
 * from these to scores.
 */
@NullMarked
package io.github.qptv2.onnx.graph;

import org.jspecify.annotations.NullMarked;
