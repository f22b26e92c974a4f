package io.github.qptv2.degrade;

/** Damage to where things are: fewer pixels, displaced pixels, displaced or covered patches. */
public sealed interface GeometryDegradation extends Degradation permits Resampling, Displacement {}
