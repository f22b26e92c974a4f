package io.github.qptv2.loader;

import java.io.IOException;
import java.util.random.RandomGenerator;

import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.media.image.Image;

/** From a file to what a network is shown of it. */
interface SampleTransform {

    /** Side of the squares in pixels. */
    int size();

    /** Reads and cuts; what is drawn depends on the generator and the file alone. */
    Transformed of(SampleSource source, RandomGenerator random) throws IOException;

    /**
     * One crop, or the frames of a clip one below the other.
     *
     * @param pristine before it was damaged
     * @param chain the damage, as {@link io.github.qptv2.degrade.DegradationChain#text}
     */
    record Transformed(Image image, Image pristine, String chain) {}
}
