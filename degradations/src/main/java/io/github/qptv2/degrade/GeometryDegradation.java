package io.github.qptv2.degrade;

/** Changes of pixel positions: resampling, displaced pixels, displaced or covered patches. */
public sealed interface GeometryDegradation extends Degradation permits Rescaling, Displacement {}
