package io.github.qptv2.degrade;

/** Changes of color and tone; pointwise, except for some of {@link Chroma}. */
public sealed interface ColorDegradation extends Degradation
        permits Contrast, ColorSpaceTransform, ColorJitter, Chroma, ToneMapping {}
