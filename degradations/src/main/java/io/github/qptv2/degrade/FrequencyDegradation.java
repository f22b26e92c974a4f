package io.github.qptv2.degrade;

/** Damage to fine detail: taken away (blur), exaggerated (sharpening, ringing) or drowned (noise). */
public sealed interface FrequencyDegradation extends Degradation
        permits Blur, OpticalBlur, Sharpening, NoiseDegradation, Denoising {}
