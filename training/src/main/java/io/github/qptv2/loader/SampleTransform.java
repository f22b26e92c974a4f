package io.github.qptv2.loader;

import java.io.IOException;
import java.util.random.RandomGenerator;

import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.media.image.Image;

/** Reads a file and makes the crop or clip that a network takes. */
interface SampleTransform {

    /** Side of a crop in pixels. */
    int size();

    /** Reads, crops and degrades; the draws depend on the generator and the file alone. */
    Transformed of(SampleSource source, RandomGenerator random) throws IOException;

    /**
     * One crop, or the frames of a clip one below the other.
     *
     * @param pristine before it was degraded
     * @param chain the degradation, as {@link io.github.qptv2.degrade.DegradationChain#text}
     */
    record Transformed(Image image, Image pristine, String chain) {}
}
