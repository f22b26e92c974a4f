package io.github.qptv2.degrade;

/** Damage to color and tone; where a pixel is does not matter, except to {@link Chroma}. */
public sealed interface ColorDegradation extends Degradation
        permits Contrast, ColorSpaceTransform, ColorJitter, Chroma, ToneMapping {}
