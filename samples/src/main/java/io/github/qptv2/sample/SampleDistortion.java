package io.github.qptv2.sample;

import java.util.List;

import io.github.qptv2.degrade.Blur;
import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.ImageCodec;
import io.github.qptv2.degrade.NoiseDegradation;
import io.github.qptv2.degrade.Resampling;
import io.github.qptv2.degrade.ToneMapping;
import io.github.qptv2.degrade.pixel.Interpolation;

/**
 * A kind of damage that anybody sees at 1024 x 768, and how much of it.
 *
 * @param key as in names of files, such as {@code blur-mild}
 */
record SampleDistortion(String key, Degradation degradation) {

    /** Five kinds, each mild and severe. */
    static List<SampleDistortion> all() {
        return List.of(
                new SampleDistortion("blur-mild", new Blur.Gaussian(1.5, 0)),
                new SampleDistortion("blur-severe", new Blur.Gaussian(4, 0)),
                new SampleDistortion("jpeg-mild", new ImageCodec.Jpeg(18)),
                new SampleDistortion("jpeg-severe", new ImageCodec.Jpeg(5)),
                new SampleDistortion("noise-mild", new NoiseDegradation.Gaussian(12, false)),
                new SampleDistortion("noise-severe", new NoiseDegradation.Gaussian(36, false)),
                new SampleDistortion("exposure-mild", new ToneMapping.Exposure(1)),
                new SampleDistortion("exposure-severe", new ToneMapping.Exposure(2.2)),
                new SampleDistortion("small-mild", shrunk(2.5)),
                new SampleDistortion("small-severe", shrunk(6)));
    }

    private static Degradation shrunk(double factor) {
        return new Resampling.DownUp(factor, Interpolation.AREA, Interpolation.BICUBIC);
    }
}
