/**
 * Descriptions of networks without tensors: {@link io.github.qptv2.architecture.HiVitConfig} and
 * {@link io.github.qptv2.architecture.VideoConfig} configure them, {@link io.github.qptv2.architecture.Layout} lists
 * names and shapes of their weights, {@link io.github.qptv2.architecture.Architecture} detects a network from a
 * checkpoint, and {@link io.github.qptv2.architecture.Inflation} converts image networks to clip networks. Plain Java.
 */
@NullMarked
package io.github.qptv2.architecture;

import org.jspecify.annotations.NullMarked;
