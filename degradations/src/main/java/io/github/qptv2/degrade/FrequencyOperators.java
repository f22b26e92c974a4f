package io.github.qptv2.degrade;

import java.util.List;

/** Declarations of the frequency operators. */
final class FrequencyOperators {

    static final List<Operator> ALL = List.of(
            Operator.of(
                    "gaussian-blur",
                    "sigma,kernel=0",
                    a -> new Blur.Gaussian(a.doubleValue("sigma"), a.intValue("kernel"))),
            Operator.of(
                    "anisotropic-blur",
                    "sigma-x,sigma-y=0,angle=0,kernel=0",
                    a -> new Blur.Anisotropic(
                            a.doubleValue("sigma-x"), sigmaY(a), a.doubleValue("angle"), a.intValue("kernel"))),
            Operator.of(
                    "generalized-blur",
                    "sigma-x,sigma-y=0,angle=0,beta,kernel=0",
                    a -> new Blur.Generalized(
                            a.doubleValue("sigma-x"),
                            sigmaY(a),
                            a.doubleValue("angle"),
                            a.doubleValue("beta"),
                            a.intValue("kernel"))),
            Operator.of(
                    "plateau-blur",
                    "sigma-x,sigma-y=0,angle=0,beta,kernel=0",
                    a -> new Blur.Plateau(
                            a.doubleValue("sigma-x"),
                            sigmaY(a),
                            a.doubleValue("angle"),
                            a.doubleValue("beta"),
                            a.intValue("kernel"))),
            Operator.of("sinc", "cutoff,kernel=21", a -> new Blur.Sinc(a.doubleValue("cutoff"), a.intValue("kernel"))),
            Operator.of("lens-blur", "radius", a -> new OpticalBlur.Lens(a.doubleValue("radius"))),
            Operator.of(
                    "motion-blur",
                    "length,angle=random",
                    a -> new OpticalBlur.Motion(a.doubleValue("length"), a.realOrRandom("angle"))),
            Operator.of("median-blur", "size", a -> new OpticalBlur.Median(a.intValue("size"))),
            Operator.of(
                    "glass-blur",
                    "sigma=0.7,reach,rounds=1",
                    a -> new OpticalBlur.Glass(a.doubleValue("sigma"), a.intValue("reach"), a.intValue("rounds"))),
            Operator.of("zoom-blur", "factor", a -> new OpticalBlur.Zoom(a.doubleValue("factor"))),
            Operator.of(
                    "unsharp",
                    "amount,sigma=3",
                    a -> new Sharpening.Unsharp(a.doubleValue("amount"), a.doubleValue("sigma"))),
            Operator.of(
                    "halo",
                    "amount,width=4",
                    a -> new Sharpening.Halo(a.doubleValue("amount"), a.doubleValue("width"))),
            Operator.of(
                    "white-noise",
                    "deviation,gray=false",
                    a -> new NoiseDegradation.Gaussian(a.doubleValue("deviation"), a.booleanValue("gray"))),
            Operator.of(
                    "poisson-noise",
                    "scale=1,gray=false",
                    a -> new NoiseDegradation.Poisson(a.doubleValue("scale"), a.booleanValue("gray"))),
            Operator.of("impulse-noise", "density", a -> new NoiseDegradation.Impulse(a.doubleValue("density"))),
            Operator.of(
                    "multiplicative-noise",
                    "variance",
                    a -> new NoiseDegradation.Multiplicative(a.doubleValue("variance"))),
            Operator.of(
                    "gain-noise",
                    "low,high",
                    a -> new NoiseDegradation.Gain(a.doubleValue("low"), a.doubleValue("high"))),
            Operator.of("white-noise-ycbcr", "variance", a -> new NoiseDegradation.YCbCr(a.doubleValue("variance"))),
            Operator.of("denoise", "strength", a -> new Denoising.NonLocalMeans(a.doubleValue("strength"))),
            Operator.of(
                    "bilateral",
                    "sigma=2,levels",
                    a -> new Denoising.Bilateral(a.doubleValue("sigma"), a.doubleValue("levels"))),
            Operator.of(
                    "noise-then-denoise", "variance", a -> new Denoising.NoiseThenDenoise(a.doubleValue("variance"))));

    private FrequencyOperators() {}

    /** Equal to the other deviation unless it is given. */
    private static double sigmaY(OperatorArguments a) {
        return a.doubleValue("sigma-y") == 0 ? a.doubleValue("sigma-x") : a.doubleValue("sigma-y");
    }
}
