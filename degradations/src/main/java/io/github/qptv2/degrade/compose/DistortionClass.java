package io.github.qptv2.degrade.compose;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.github.qptv2.degrade.Blur;
import io.github.qptv2.degrade.Chroma;
import io.github.qptv2.degrade.ColorSpaceTransform;
import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.ImageCodec;
import io.github.qptv2.degrade.NoiseDegradation;
import io.github.qptv2.degrade.OpticalBlur;
import io.github.qptv2.degrade.Rescaling;
import io.github.qptv2.degrade.Sharpening;
import io.github.qptv2.degrade.ToneMapping;
import io.github.qptv2.degrade.pixel.ChannelTriple;
import io.github.qptv2.degrade.pixel.ColorSpace;
import io.github.qptv2.degrade.pixel.Interpolation;
import io.github.qptv2.degrade.pixel.ParameterChecks;

/**
 * A distortion as a photographer names it, with the operators that produce it at levels 1 (plainly visible without the
 * original, at 320 pixels on the short side) to 5. The constants are in the order in which a camera and its software
 * apply them.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum DistortionClass {

    /** Out of focus, shaken in a random direction, or enlarged from few pixels. */
    BLUR(
            series(sigma -> new Blur.Gaussian(sigma, 0), 1, 1.5, 2.2, 3.2, 4.8),
            series(OpticalBlur.Lens::new, 1.6, 2.2, 3.2, 4.8, 7),
            series(OpticalBlur.Motion::withRandomAngle, 5, 8, 12, 18, 26),
            series(factor -> downUp(factor, Interpolation.BICUBIC), 2, 2.7, 3.7, 5.2, 8)),

    /** Too bright, with clipped highlights. */
    OVEREXPOSURE(
            series(ToneMapping.Exposure::new, 1, 1.4, 1.9, 2.5, 3.3),
            series(ToneMapping.Brighten::new, 0.5, 0.65, 0.8, 0.95, 1.15)),

    /** Too dark. */
    UNDEREXPOSURE(
            series(stops -> new ToneMapping.Exposure(-stops), 1.5, 2, 2.7, 3.5, 4.5),
            series(ToneMapping.Darken::new, 0.5, 0.62, 0.74, 0.86, 0.97)),

    /** Grain of the sensor, and single wrong pixels. */
    NOISE(
            series(deviation -> new NoiseDegradation.Gaussian(deviation, false), 7, 11, 17, 27, 42),
            series(deviation -> new NoiseDegradation.Gaussian(deviation, true), 7, 11, 17, 27, 42),
            series(NoiseDegradation.Multiplicative::new, 0.004, 0.01, 0.025, 0.06, 0.15),
            series(NoiseDegradation.Impulse::new, 0.003, 0.008, 0.02, 0.04, 0.08)),

    /** White that has a tint, in one of eight hues. */
    COLOR_CAST(casts()),

    /** Colors without shades. */
    OVERSATURATION(series(Chroma.SaturationLab::new, 2, 2.6, 3.4, 4.6, 6.5)),

    /** Haze: neither black nor white. */
    LOW_CONTRAST(
            series(DistortionClass::flattened, 0.62, 0.52, 0.42, 0.33, 0.24),
            series(DistortionClass::hazy, 0.62, 0.52, 0.42, 0.33, 0.24)),

    /** Blocks of one color: an image enlarged from few pixels without interpolation. */
    PIXELATION(series(factor -> downUp(factor, Interpolation.NEAREST), 2, 2.7, 3.5, 4.7, 6.5)),

    /** Bright and dark seams along edges. */
    OVERSHARPENING(
            series(amount -> new Sharpening.Halo(amount, 3), 1, 1.7, 2.7, 4.5, 8),
            series(amount -> new Sharpening.Unsharp(amount, 3), 1, 1.7, 2.8, 5, 9)),

    /** Too few shades, which show as bands. */
    BANDING(
            series(levels -> new ToneMapping.Quantization((int) levels), 16, 12, 9, 7, 5),
            series(colors -> new Chroma.Quantization((int) colors), 36, 26, 18, 12, 8)),

    /** Blocks and smears of lossy compression. */
    COMPRESSION(
            series(quality -> new ImageCodec.Jpeg((int) quality), 28, 20, 14, 9, 5),
            series(ratio -> new ImageCodec.Jpeg2000((int) ratio), 60, 100, 150, 230, 380));

    /** Number of levels. */
    public static final int LEVELS = 5;

    private static final int HUES = 8;

    private final List<Variant> variants;

    DistortionClass(Variant... variants) {
        this.variants = List.of(variants);
    }

    /** One way in which a distortion occurs, the weakest level first. */
    private record Variant(List<Degradation> levels) {}

    /** The operators of a level, 1 (weakest) to 5, one for each way in which the distortion occurs. */
    public List<Degradation> at(int level) {
        ParameterChecks.between("level", level, 1, LEVELS);
        return variants.stream().map(variant -> variant.levels().get(level - 1)).toList();
    }

    /** Name in kebab case, such as {@code motion-blur}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Variant series(DoubleFunction<Degradation> operator, double... values) {
        return new Variant(DoubleStream.of(values).mapToObj(operator).toList());
    }

    private static Variant[] casts() {
        return IntStream.range(0, HUES)
                .mapToDouble(hue -> 2 * Math.PI * hue / HUES)
                .mapToObj(angle -> series(amount -> cast(amount, angle), 0.1, 0.14, 0.18, 0.23, 0.3))
                .toArray(Variant[]::new);
    }

    private static Degradation cast(double amount, double angle) {
        var shift = new ChannelTriple(0, amount * StrictMath.cos(angle), amount * StrictMath.sin(angle));
        return new ColorSpaceTransform.Perturb(ColorSpace.LAB, ChannelTriple.ONE, shift);
    }

    /** Towards gray. */
    private static Degradation flattened(double scale) {
        return new ColorSpaceTransform.Perturb(
                ColorSpace.YCBCR, new ChannelTriple(scale, scale, scale), ChannelTriple.ZERO);
    }

    /** Towards a light gray. */
    private static Degradation hazy(double scale) {
        return new ColorSpaceTransform.Perturb(
                ColorSpace.YCBCR,
                new ChannelTriple(scale, scale, scale),
                new ChannelTriple(0.6 * (1 - scale) / 2, 0, 0));
    }

    private static Degradation downUp(double factor, Interpolation up) {
        return new Rescaling.DownUp(factor, Interpolation.AREA, up);
    }
}
