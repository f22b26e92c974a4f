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
            Operator.of("brightness", "factor", a -> new ColorJitter.Brightness(a.doubleValue("factor"))),
            Operator.of("contrast", "factor", a -> new ColorJitter.Contrast(a.doubleValue("factor"))),
            Operator.of("saturation", "factor", a -> new ColorJitter.Saturation(a.doubleValue("factor"))),
            Operator.of("hue", "degrees", a -> new ColorJitter.Hue(a.doubleValue("degrees"))),
            Operator.of("color-shift", "distance", a -> new Chroma.Shift(a.doubleValue("distance"))),
            Operator.of(
                    "color-diffusion",
                    "sigma,gain=1",
                    a -> new Chroma.Diffusion(a.doubleValue("sigma"), a.doubleValue("gain"))),
            Operator.of("color-quantization", "colors", a -> new Chroma.Quantization(a.intValue("colors"))),
            Operator.of("saturation-hsv", "factor", a -> new Chroma.SaturationHsv(a.doubleValue("factor"))),
            Operator.of("saturation-lab", "factor", a -> new Chroma.SaturationLab(a.doubleValue("factor"))),
            Operator.of("gamma", "gamma", a -> new ToneMapping.Gamma(a.doubleValue("gamma"))),
            Operator.of("exposure", "stops", a -> new ToneMapping.Exposure(a.doubleValue("stops"))),
            Operator.of("brighten", "amount", a -> new ToneMapping.Brighten(a.doubleValue("amount"))),
            Operator.of("darken", "amount", a -> new ToneMapping.Darken(a.doubleValue("amount"))),
            Operator.of("mean-shift", "shift", a -> new ToneMapping.MeanShift(a.doubleValue("shift"))),
            Operator.of("s-curve", "amount", a -> new Contrast.SCurve(a.doubleValue("amount"))),
            Operator.of("nonlinear-contrast", "offset", a -> new Contrast.Nonlinear(a.doubleValue("offset"))),
            Operator.of("quantization", "levels", a -> new ToneMapping.Quantization(a.intValue("levels"))));

    private ColorOperators() {}

    private static ChannelTriple triple(OperatorArguments a, String name) {
        return new ChannelTriple(a.doubleValue(name + "-1"), a.doubleValue(name + "-2"), a.doubleValue(name + "-3"));
    }
}
