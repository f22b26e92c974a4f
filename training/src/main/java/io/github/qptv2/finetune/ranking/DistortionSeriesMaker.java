package io.github.qptv2.finetune.ranking;

import java.io.IOException;
import java.util.SplittableRandom;

import io.github.qptv2.dataset.SampleSource;

/** Makes distortion series of images or videos. Thread-safe. */
public interface DistortionSeriesMaker {

    /**
     * All levels of one image, or of one clip of a video, with a random distortion.
     *
     * @throws IOException in one line, if the file cannot be read
     */
    SeriesCrops levels(SampleSource source, SplittableRandom random) throws IOException;
}
