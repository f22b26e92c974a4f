package io.github.qptv2.degrade;

import java.util.List;

import io.github.qptv2.degrade.pixel.ChannelTriple;
import io.github.qptv2.degrade.pixel.ColorSpace;

/** Declarations of the color operators. */
final class ColorOperators {

    static final List<Operator> ALL = List.of(
            Operator.of(
                    "cst",
                    "space,scale-1=1,scale-2=1,scale-3=1,shift-1=0,shift-2=0,shift-3=0",
                    a -> new ColorSpaceTransform.Perturb(
                            a.choice("space", ColorSpace.class), triple(a, "scale"), triple(a, "shift"))),
            Operator.of(
                    "reinterpret",
                    "space",
                    a -> new ColorSpaceTransform.Reinterpret(a.choice("space", ColorSpace.class))),
            Operator.of("brightness", "factor", a -> new ColorJitter.Brightness(a.real("factor"))),
            Operator.of("contrast", "factor", a -> new ColorJitter.Contrast(a.real("factor"))),
            Operator.of("saturation", "factor", a -> new ColorJitter.Saturation(a.real("factor"))),
            Operator.of("hue", "degrees", a -> new ColorJitter.Hue(a.real("degrees"))),
            Operator.of("color-shift", "distance", a -> new Chroma.Shift(a.real("distance"))),
            Operator.of("color-diffusion", "sigma,gain=1", a -> new Chroma.Diffusion(a.real("sigma"), a.real("gain"))),
            Operator.of("color-quantization", "colors", a -> new Chroma.Quantization(a.whole("colors"))),
            Operator.of("saturation-hsv", "factor", a -> new Chroma.SaturationHsv(a.real("factor"))),
            Operator.of("saturation-lab", "factor", a -> new Chroma.SaturationLab(a.real("factor"))),
            Operator.of("gamma", "gamma", a -> new ToneMapping.Gamma(a.real("gamma"))),
            Operator.of("exposure", "stops", a -> new ToneMapping.Exposure(a.real("stops"))),
            Operator.of("brighten", "amount", a -> new ToneMapping.Brighten(a.real("amount"))),
            Operator.of("darken", "amount", a -> new ToneMapping.Darken(a.real("amount"))),
            Operator.of("mean-shift", "shift", a -> new ToneMapping.MeanShift(a.real("shift"))),
            Operator.of("s-curve", "amount", a -> new Contrast.SCurve(a.real("amount"))),
            Operator.of("nonlinear-contrast", "offset", a -> new Contrast.Nonlinear(a.real("offset"))),
            Operator.of("quantization", "levels", a -> new ToneMapping.Quantization(a.whole("levels"))));

    private ColorOperators() {}

    private static ChannelTriple triple(OperatorArguments a, String name) {
        return new ChannelTriple(a.real(name + "-1"), a.real(name + "-2"), a.real(name + "-3"));
    }
}
