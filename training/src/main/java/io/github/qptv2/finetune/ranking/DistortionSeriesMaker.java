package io.github.qptv2.finetune.ranking;

import java.io.IOException;
import java.util.SplittableRandom;

import io.github.qptv2.dataset.SampleSource;

/** Makes a ladder: one image or clip at all its levels, by draws of its own. */
interface DistortionSeriesMaker {

    /**
     * All levels of one file.
     *
     * @throws IOException in one line, if the file cannot be read
     */
    DistortionSeriesLoader.Levels levels(SampleSource source, SplittableRandom random) throws IOException;
}
