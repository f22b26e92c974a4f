package io.github.qptv2.degrade;

import java.util.List;

/** Names and parameters of the colour family. */
final class ColourOperators {

    static final List<Operator> ALL = List.of(
            Operator.of(
                    "cst",
                    "space,scale-1=1,scale-2=1,scale-3=1,shift-1=0,shift-2=0,shift-3=0",
                    a -> new ColourSpace.Perturb(
                            a.choice("space", Space.class), triple(a, "scale"), triple(a, "shift"))),
            Operator.of("reinterpret", "space", a -> new ColourSpace.Reinterpret(a.choice("space", Space.class))),
            Operator.of("brightness", "factor", a -> new ColourJitter.Brightness(a.real("factor"))),
            Operator.of("contrast", "factor", a -> new ColourJitter.Contrast(a.real("factor"))),
            Operator.of("saturation", "factor", a -> new ColourJitter.Saturation(a.real("factor"))),
            Operator.of("hue", "degrees", a -> new ColourJitter.Hue(a.real("degrees"))),
            Operator.of("colour-shift", "distance", a -> new Chroma.Shift(a.real("distance"))),
            Operator.of("colour-diffusion", "sigma,gain=1", a -> new Chroma.Diffusion(a.real("sigma"), a.real("gain"))),
            Operator.of("colour-quantisation", "colours", a -> new Chroma.Quantisation(a.whole("colours"))),
            Operator.of("saturation-hsv", "factor", a -> new Chroma.SaturationHsv(a.real("factor"))),
            Operator.of("saturation-lab", "factor", a -> new Chroma.SaturationLab(a.real("factor"))),
            Operator.of("gamma", "gamma", a -> new Tone.Gamma(a.real("gamma"))),
            Operator.of("exposure", "stops", a -> new Tone.Exposure(a.real("stops"))),
            Operator.of("brighten", "amount", a -> new Tone.Brighten(a.real("amount"))),
            Operator.of("darken", "amount", a -> new Tone.Darken(a.real("amount"))),
            Operator.of("mean-shift", "shift", a -> new Tone.MeanShift(a.real("shift"))),
            Operator.of("s-curve", "amount", a -> new Contrast.SCurve(a.real("amount"))),
            Operator.of("nonlinear-contrast", "offset", a -> new Contrast.Nonlinear(a.real("offset"))),
            Operator.of("quantisation", "levels", a -> new Tone.Quantisation(a.whole("levels"))));

    private ColourOperators() {}

    private static Triple triple(Arguments a, String name) {
        return new Triple(a.real(name + "-1"), a.real(name + "-2"), a.real(name + "-3"));
    }
}
