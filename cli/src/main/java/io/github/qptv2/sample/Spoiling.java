package io.github.qptv2.sample;

import java.util.List;

import io.github.qptv2.degrade.Blur;
import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.Interpolation;
import io.github.qptv2.degrade.Noise;
import io.github.qptv2.degrade.Resampling;
import io.github.qptv2.degrade.StillCodec;
import io.github.qptv2.degrade.Tone;

/**
 * A kind of damage that anybody sees at 1024 x 768, and how much of it.
 *
 * @param key as in names of files, such as {@code blur-mild}
 */
record Spoiling(String key, Degradation degradation) {

    /** Five kinds, each mild and severe. */
    static List<Spoiling> all() {
        return List.of(
                new Spoiling("blur-mild", new Blur.Gaussian(1.5, 0)),
                new Spoiling("blur-severe", new Blur.Gaussian(4, 0)),
                new Spoiling("jpeg-mild", new StillCodec.Jpeg(18)),
                new Spoiling("jpeg-severe", new StillCodec.Jpeg(5)),
                new Spoiling("noise-mild", new Noise.Gaussian(12, false)),
                new Spoiling("noise-severe", new Noise.Gaussian(36, false)),
                new Spoiling("exposure-mild", new Tone.Exposure(1)),
                new Spoiling("exposure-severe", new Tone.Exposure(2.2)),
                new Spoiling("small-mild", shrunk(2.5)),
                new Spoiling("small-severe", shrunk(6)));
    }

    private static Degradation shrunk(double factor) {
        return new Resampling.DownUp(factor, Interpolation.AREA, Interpolation.BICUBIC);
    }
}
