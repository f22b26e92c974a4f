package io.github.qptv2.degrade;

import java.util.List;

/** The levels of KADID-10k, mild to severe as published. */
final class KadidTable {

    /** An S curve of this amount is a straight line. */
    private static final double STRAIGHT = -0.2;

    static final List<KadidType> TYPES = List.of(
            new KadidType(1, "gaussian-blur sigma", List.of(.1, .5, 1., 2., 5.), v -> new Blur.Gaussian(v, fitting(v))),
            new KadidType(2, "lens-blur radius", List.of(1., 2., 4., 6., 8.), Optics.Lens::new),
            new KadidType(3, "motion-blur length", List.of(1., 2., 4., 6., 10.), Optics.Motion::drawn),
            new KadidType(
                    4,
                    "colour-diffusion amount",
                    List.of(1., 3., 6., 8., 12.),
                    v -> new Chroma.Diffusion(1.5 * v + 2, v)),
            new KadidType(5, "colour-shift distance", List.of(1., 3., 6., 8., 12.), Chroma.Shift::new),
            new KadidType(
                    6,
                    "colour-quantisation colours",
                    List.of(64., 48., 32., 16., 8.),
                    v -> new Chroma.Quantisation((int) v)),
            new KadidType(7, "saturation-hsv factor", List.of(.4, .2, .1, 0., -.4), 1, Chroma.SaturationHsv::new),
            new KadidType(8, "saturation-lab factor", List.of(1., 2., 3., 6., 9.), 1, Chroma.SaturationLab::new),
            new KadidType(
                    9, "jpeg2000 ratio", List.of(16., 32., 45., 120., 400.), v -> new StillCodec.Jpeg2000((int) v)),
            new KadidType(10, "jpeg quality", List.of(43., 36., 24., 7., 4.), v -> new StillCodec.Jpeg((int) v)),
            new KadidType(11, "white-noise variance", List.of(.001, .002, .003, .005, .01), Noise.Gaussian::ofVariance),
            new KadidType(12, "white-noise-ycbcr variance", List.of(.0001, .0005, .001, .002, .003), Noise.YCbCr::new),
            new KadidType(13, "impulse-noise density", List.of(.001, .005, .01, .02, .03), Noise.Impulse::new),
            new KadidType(
                    14, "multiplicative-noise variance", List.of(.001, .005, .01, .02, .05), Noise.Multiplicative::new),
            new KadidType(15, "denoise variance", List.of(.01, .03, .05, .1, .15), Denoising.NoiseThenDenoise::new),
            new KadidType(16, "brighten amount", List.of(.1, .2, .4, .7, 1.1), Tone.Brighten::new),
            new KadidType(17, "darken amount", List.of(.05, .1, .2, .4, .8), Tone.Darken::new),
            new KadidType(18, "mean-shift shift", List.of(.15, .08, 0., -.08, -.15), 0, Tone.MeanShift::new),
            new KadidType(19, "jitter deviation", List.of(.05, .1, .2, .5, 1.), v -> new Displacement.Jitter(v, 5)),
            new KadidType(
                    20,
                    "non-eccentricity-patch count",
                    List.of(20., 40., 60., 80., 100.),
                    v -> new Displacement.Patches((int) v, 16, 8)),
            new KadidType(21, "pixelate strength", List.of(.01, .05, .1, .2, .5), Resampling.Pixelate::new),
            new KadidType(
                    22, "quantisation levels", List.of(20., 16., 13., 10., 7.), v -> new Tone.Quantisation((int) v)),
            new KadidType(
                    23,
                    "colour-block count",
                    List.of(2., 4., 6., 8., 10.),
                    v -> new Displacement.ColourBlocks((int) v, 32)),
            new KadidType(24, "sharpen amount", List.of(1., 2., 3., 6., 12.), v -> new Sharpening.Unsharp(v, 3)),
            new KadidType(25, "contrast amount", List.of(.3, .15, 0., -.4, -.6), STRAIGHT, Contrast.SCurve::new));

    private KadidTable() {}

    /** The data set's kernel holds two deviations. */
    private static int fitting(double sigma) {
        return 2 * (int) Math.ceil(2 * sigma) + 1;
    }
}
