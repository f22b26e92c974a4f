/**
 * The networks for training: {@link io.github.qptv2.model.HiVit} and {@link io.github.qptv2.model.VideoHiVit} encode,
 * {@link io.github.qptv2.model.QualityNetwork} and {@link io.github.qptv2.model.VideoNetwork} score, and
 * {@link io.github.qptv2.model.MaskedAutoencoder} is pretrained. {@link io.github.qptv2.model.FeatureFusion} fuses the
 * encoder's stages for the decoder. Their weights have the names of the published checkpoints.
 */
@NullMarked
package io.github.qptv2.model;

import org.jspecify.annotations.NullMarked;
