package io.github.qptv2.degrade.compose;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

import io.github.qptv2.degrade.Blur;
import io.github.qptv2.degrade.Contrast;
import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.ImageCodec;
import io.github.qptv2.degrade.NoiseDegradation;
import io.github.qptv2.degrade.Rescaling;
import io.github.qptv2.degrade.Sharpening;
import io.github.qptv2.degrade.ToneMapping;
import io.github.qptv2.degrade.VideoCodec;
import io.github.qptv2.degrade.pixel.Interpolation;

/**
 * The levels of all distortions besides those of {@link Kadid10kLevels}, weakest first: the parameter values of one
 * operator for one purpose.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum DistortionTable {

    /** H.264 by quantization parameter. */
    H264(qp -> new VideoCodec.H264((int) qp), 23, 28, 33, 38, 43),

    /** VP9 by quantizer. */
    VP9(q -> new VideoCodec.Vp9((int) q), 23, 33, 43, 53, 63),

    /** Over-exposure by stops. */
    EXPOSURE(ToneMapping.Exposure::new, 0.5, 1, 1.5, 2, 3),

    /** Under-exposure by stops. */
    UNDEREXPOSURE(stops -> new ToneMapping.Exposure(-stops), 0.5, 1, 2, 3, 4),

    /** Downscaling and upscaling by a factor. */
    DOWN_UP(DistortionTable::downUp, 1.5, 2, 4, 8, 12),

    /** KADID-10k's type 18 towards white, which leaves its undistorted level between two signs. */
    MEAN_SHIFT_UP(ToneMapping.MeanShift::new, 0.03, 0.06, 0.1, 0.15, 0.2),

    /** KADID-10k's type 18 towards black. */
    MEAN_SHIFT_DOWN(shift -> new ToneMapping.MeanShift(-shift), 0.03, 0.06, 0.1, 0.15, 0.2),

    /** KADID-10k's type 25 with steeper middle tones. */
    CONTRAST_UP(Contrast.SCurve::new, 0.1, 0.2, 0.3, 0.45, 0.6),

    /** KADID-10k's type 25 with flatter middle tones; the curve is the identity at -0.2. */
    CONTRAST_DOWN(amount -> new Contrast.SCurve(-0.2 - amount), 0.1, 0.2, 0.3, 0.4, 0.5),

    /** Bright and dark bands beside edges, by overshoot. */
    OVERSHARPENING(amount -> new Sharpening.Halo(amount, 3), 1, 2, 3, 5, 8),

    /** The ringing of an ideal low-pass filter, by cutoff in radians per pixel below pi. */
    RINGING(below -> new Blur.Sinc(Math.PI - below, 21), 0.8, 1.2, 1.6, 2, 2.4),

    /**
     * Gaussian blur of photographs, by deviation in pixels. The levels of photographs are further apart than
     * KADID-10k's: blur by a few pixels is lost when ten megapixels are scaled down to a network's 224 pixels.
     */
    PHOTO_BLUR(DistortionTable::blur, 0.5, 1, 2, 4, 8),

    /** JPEG compression of photographs, by quality. */
    PHOTO_JPEG(DistortionTable::jpeg, 40, 25, 15, 8, 3),

    /** White Gaussian noise of photographs, by deviation in gray levels. */
    PHOTO_NOISE(DistortionTable::noise, 4, 8, 16, 32, 64),

    /** Gaussian blur of the sample images, mild and severe at 1024 x 768, by deviation in pixels. */
    SAMPLE_BLUR(DistortionTable::blur, 1.5, 4),

    /** JPEG compression of the sample images, by quality. */
    SAMPLE_JPEG(DistortionTable::jpeg, 18, 5),

    /** White Gaussian noise of the sample images, by deviation in gray levels. */
    SAMPLE_NOISE(DistortionTable::noise, 12, 36),

    /** Over-exposure of the sample images, by stops. */
    SAMPLE_EXPOSURE(ToneMapping.Exposure::new, 1, 2.2),

    /** Downscaling and upscaling of the sample images, by a factor. */
    SAMPLE_DOWN_UP(DistortionTable::downUp, 2.5, 6);

    private final List<Degradation> levels;

    DistortionTable(DoubleFunction<Degradation> operator, double... values) {
        levels = DoubleStream.of(values).mapToObj(operator).toList();
    }

    /** The operators, weakest first. */
    public List<Degradation> levels() {
        return levels;
    }

    private static Degradation blur(double deviation) {
        return new Blur.Gaussian(deviation, 0);
    }

    private static Degradation jpeg(double quality) {
        return new ImageCodec.Jpeg((int) quality);
    }

    private static Degradation noise(double deviation) {
        return new NoiseDegradation.Gaussian(deviation, false);
    }

    private static Degradation downUp(double factor) {
        return new Rescaling.DownUp(factor, Interpolation.AREA, Interpolation.BICUBIC);
    }
}
