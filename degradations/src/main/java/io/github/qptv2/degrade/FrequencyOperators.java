package io.github.qptv2.degrade;

import java.util.List;

/** Declarations of the frequency operators. */
final class FrequencyOperators {

    static final List<Operator> ALL = List.of(
            Operator.of("gaussian-blur", "sigma,kernel=0", a -> new Blur.Gaussian(a.real("sigma"), a.whole("kernel"))),
            Operator.of(
                    "anisotropic-blur",
                    "sigma-x,sigma-y=0,angle=0,kernel=0",
                    a -> new Blur.Anisotropic(a.real("sigma-x"), sigmaY(a), a.real("angle"), a.whole("kernel"))),
            Operator.of(
                    "generalized-blur",
                    "sigma-x,sigma-y=0,angle=0,beta,kernel=0",
                    a -> new Blur.Generalized(
                            a.real("sigma-x"), sigmaY(a), a.real("angle"), a.real("beta"), a.whole("kernel"))),
            Operator.of(
                    "plateau-blur",
                    "sigma-x,sigma-y=0,angle=0,beta,kernel=0",
                    a -> new Blur.Plateau(
                            a.real("sigma-x"), sigmaY(a), a.real("angle"), a.real("beta"), a.whole("kernel"))),
            Operator.of("sinc", "cutoff,kernel=21", a -> new Blur.Sinc(a.real("cutoff"), a.whole("kernel"))),
            Operator.of("lens-blur", "radius", a -> new OpticalBlur.Lens(a.real("radius"))),
            Operator.of(
                    "motion-blur",
                    "length,angle=random",
                    a -> new OpticalBlur.Motion(a.real("length"), a.realOrRandom("angle"))),
            Operator.of("median-blur", "size", a -> new OpticalBlur.Median(a.whole("size"))),
            Operator.of(
                    "glass-blur",
                    "sigma=0.7,reach,rounds=1",
                    a -> new OpticalBlur.Glass(a.real("sigma"), a.whole("reach"), a.whole("rounds"))),
            Operator.of("zoom-blur", "factor", a -> new OpticalBlur.Zoom(a.real("factor"))),
            Operator.of("unsharp", "amount,sigma=3", a -> new Sharpening.Unsharp(a.real("amount"), a.real("sigma"))),
            Operator.of("halo", "amount,width=4", a -> new Sharpening.Halo(a.real("amount"), a.real("width"))),
            Operator.of(
                    "white-noise",
                    "deviation,gray=false",
                    a -> new NoiseDegradation.Gaussian(a.real("deviation"), a.truth("gray"))),
            Operator.of(
                    "poisson-noise",
                    "scale=1,gray=false",
                    a -> new NoiseDegradation.Poisson(a.real("scale"), a.truth("gray"))),
            Operator.of("impulse-noise", "density", a -> new NoiseDegradation.Impulse(a.real("density"))),
            Operator.of(
                    "multiplicative-noise", "variance", a -> new NoiseDegradation.Multiplicative(a.real("variance"))),
            Operator.of("gain-noise", "low,high", a -> new NoiseDegradation.Gain(a.real("low"), a.real("high"))),
            Operator.of("white-noise-ycbcr", "variance", a -> new NoiseDegradation.YCbCr(a.real("variance"))),
            Operator.of("denoise", "strength", a -> new Denoising.NonLocalMeans(a.real("strength"))),
            Operator.of("bilateral", "sigma=2,levels", a -> new Denoising.Bilateral(a.real("sigma"), a.real("levels"))),
            Operator.of("noise-then-denoise", "variance", a -> new Denoising.NoiseThenDenoise(a.real("variance"))));

    private FrequencyOperators() {}

    /** Equal to the other deviation unless it is given. */
    private static double sigmaY(OperatorArguments a) {
        return a.real("sigma-y") == 0 ? a.real("sigma-x") : a.real("sigma-y");
    }
}
