package io.github.qptv2.degrade;

/** Changes of spatial frequencies: blur, sharpening and ringing, noise, denoising. */
public sealed interface FrequencyDegradation extends Degradation
        permits Blur, OpticalBlur, Sharpening, NoiseDegradation, Denoising {}
