package io.github.qptv2.loader;

import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.video.FrameSampling;
import io.github.qptv2.media.video.SpatialSampling;

/**
 * Draws one random clip of a video, with its frames one below the other.
 *
 * @param sampling of one clip
 * @param view spatial sampling of the frames
 * @param flip probability of a horizontal flip, in [0, 1]
 * @param frames decodes videos
 */
public record ClipTransform(FrameSampling sampling, SpatialSampling view, double flip, ClipFrames frames)
        implements SampleTransform {

    private static final String UNDISTORTED = "pristine@0";

    /** Checks the ranges. */
    public ClipTransform {
        if (sampling.clips() != 1) {
            throw new IllegalArgumentException("sampling must be of 1 clip, got " + sampling.clips());
        }
        if (!(flip >= 0 && flip <= 1)) {
            throw new IllegalArgumentException("the flip's probability must be in [0, 1], got " + flip);
        }
    }

    @Override
    public int size() {
        return view.side();
    }

    @Override
    public Transformed of(SampleSource source, RandomGenerator random) throws IOException {
        boolean mirrored = random.nextDouble() < flip;
        var selection = ClipFrames.Selection.sampled(sampling, view, random.nextLong());
        Image strip = strip(frames.clips(source.data().file(), selection).get(0));
        Image shown = mirrored ? Augmentation.mirrored(strip) : strip;
        return new Transformed(shown, shown, UNDISTORTED);
    }

    /** Frames of one size one below the other: (F S, S, 3) is (F, S, S, 3). */
    public static Image strip(List<Image> frames) {
        Image first = frames.get(0);
        int bytes = first.rgb().length;
        var all = new byte[frames.size() * bytes];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(frames.get(i).rgb(), 0, all, i * bytes, bytes);
        }
        return Image.of(first.width(), frames.size() * first.height(), all);
    }
}
