package io.github.qptv2.degrade;

/** Damage to colour and tone; where a pixel is does not matter, except to {@link Chroma}. */
public sealed interface Colour extends Degradation permits Contrast, ColourSpace, ColourJitter, Chroma, Tone {}
