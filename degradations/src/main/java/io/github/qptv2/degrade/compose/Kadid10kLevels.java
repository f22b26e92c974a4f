package io.github.qptv2.degrade.compose;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.qptv2.degrade.Blur;
import io.github.qptv2.degrade.Chroma;
import io.github.qptv2.degrade.Contrast;
import io.github.qptv2.degrade.Denoising;
import io.github.qptv2.degrade.Displacement;
import io.github.qptv2.degrade.ImageCodec;
import io.github.qptv2.degrade.NoiseDegradation;
import io.github.qptv2.degrade.OpticalBlur;
import io.github.qptv2.degrade.Rescaling;
import io.github.qptv2.degrade.Sharpening;
import io.github.qptv2.degrade.ToneMapping;
import io.github.qptv2.io.LegacyNames;

/** The 25 distortion types of KADID-10k (Lin, Hosu and Saupe, QoMEX 2019) with their levels as published. */
public final class Kadid10kLevels {

    /** Amount of the S curve that is the identity. */
    private static final double STRAIGHT = -0.2;

    private static final List<KadidDistortion> TYPES = List.of(
            new KadidDistortion(
                    1, "gaussian-blur sigma", List.of(.1, .5, 1., 2., 5.), v -> new Blur.Gaussian(v, fitting(v))),
            new KadidDistortion(2, "lens-blur radius", List.of(1., 2., 4., 6., 8.), OpticalBlur.Lens::new),
            new KadidDistortion(
                    3, "motion-blur length", List.of(1., 2., 4., 6., 10.), OpticalBlur.Motion::withRandomAngle),
            new KadidDistortion(
                    4,
                    "color-diffusion amount",
                    List.of(1., 3., 6., 8., 12.),
                    v -> new Chroma.Diffusion(1.5 * v + 2, v)),
            new KadidDistortion(5, "color-shift distance", List.of(1., 3., 6., 8., 12.), Chroma.Shift::new),
            new KadidDistortion(
                    6,
                    "color-quantization colors",
                    List.of(64., 48., 32., 16., 8.),
                    v -> new Chroma.Quantization((int) v)),
            new KadidDistortion(7, "saturation-hsv factor", List.of(.4, .2, .1, 0., -.4), 1, Chroma.SaturationHsv::new),
            new KadidDistortion(8, "saturation-lab factor", List.of(1., 2., 3., 6., 9.), 1, Chroma.SaturationLab::new),
            new KadidDistortion(
                    9, "jpeg2000 ratio", List.of(16., 32., 45., 120., 400.), v -> new ImageCodec.Jpeg2000((int) v)),
            new KadidDistortion(10, "jpeg quality", List.of(43., 36., 24., 7., 4.), v -> new ImageCodec.Jpeg((int) v)),
            new KadidDistortion(
                    11,
                    "white-noise variance",
                    List.of(.001, .002, .003, .005, .01),
                    NoiseDegradation.Gaussian::ofVariance),
            new KadidDistortion(
                    12,
                    "white-noise-ycbcr variance",
                    List.of(.0001, .0005, .001, .002, .003),
                    NoiseDegradation.YCbCr::new),
            new KadidDistortion(
                    13, "impulse-noise density", List.of(.001, .005, .01, .02, .03), NoiseDegradation.Impulse::new),
            new KadidDistortion(
                    14,
                    "multiplicative-noise variance",
                    List.of(.001, .005, .01, .02, .05),
                    NoiseDegradation.Multiplicative::new),
            new KadidDistortion(
                    15, "denoise variance", List.of(.01, .03, .05, .1, .15), Denoising.NoiseThenDenoise::new),
            new KadidDistortion(16, "brighten amount", List.of(.1, .2, .4, .7, 1.1), ToneMapping.Brighten::new),
            new KadidDistortion(17, "darken amount", List.of(.05, .1, .2, .4, .8), ToneMapping.Darken::new),
            new KadidDistortion(
                    18, "mean-shift shift", List.of(.15, .08, 0., -.08, -.15), 0, ToneMapping.MeanShift::new),
            new KadidDistortion(
                    19, "jitter deviation", List.of(.05, .1, .2, .5, 1.), v -> new Displacement.Jitter(v, 5)),
            new KadidDistortion(
                    20,
                    "non-eccentricity-patch count",
                    List.of(20., 40., 60., 80., 100.),
                    v -> new Displacement.Patches((int) v, 16, 8)),
            new KadidDistortion(21, "pixelate strength", List.of(.01, .05, .1, .2, .5), Rescaling.Pixelate::new),
            new KadidDistortion(
                    22,
                    "quantization levels",
                    List.of(20., 16., 13., 10., 7.),
                    v -> new ToneMapping.Quantization((int) v)),
            new KadidDistortion(
                    23,
                    "color-block count",
                    List.of(2., 4., 6., 8., 10.),
                    v -> new Displacement.ColorBlocks((int) v, 32)),
            new KadidDistortion(24, "sharpen amount", List.of(1., 2., 3., 6., 12.), v -> new Sharpening.Unsharp(v, 3)),
            new KadidDistortion(25, "contrast amount", List.of(.3, .15, 0., -.4, -.6), STRAIGHT, Contrast.SCurve::new));

    private static final Map<String, String> LONG_NAMES = Map.of(
            "white-noise-in-ycbcr", "white-noise-ycbcr",
            "saturation-in-hsv", "saturation-hsv",
            "saturation-in-lab", "saturation-lab",
            "color-saturation-in-hsv", "saturation-hsv",
            "color-saturation-in-lab", "saturation-lab",
            "noise-then-denoise", "denoise",
            "color-quantization", "color-quantization",
            "quantization", "quantization");

    private Kadid10kLevels() {}

    /** All 25 types, in the published order. */
    public static List<KadidDistortion> all() {
        return TYPES;
    }

    /**
     * A type by number (1 to 25) or name, including the longer published names such as {@code saturation-in-lab}. The
     * error of an unknown name lists all.
     */
    public static KadidDistortion named(String nameOrNumber) {
        String name = LegacyNames.toUsSpelling(nameOrNumber.toLowerCase(Locale.ROOT));
        String wanted = LONG_NAMES.getOrDefault(name, name);
        return TYPES.stream()
                .filter(type -> type.name().equals(wanted)
                        || Integer.toString(type.number()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no KADID-10k type is called '%s'; there are %s"
                        .formatted(
                                nameOrNumber,
                                TYPES.stream().map(KadidDistortion::toString).collect(Collectors.joining(", ")))));
    }

    /** Kernel size of the dataset: two deviations on each side. */
    private static int fitting(double sigma) {
        return 2 * (int) Math.ceil(2 * sigma) + 1;
    }
}
