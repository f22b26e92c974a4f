package io.github.qptv2.finetune;

import java.io.IOException;
import java.util.SplittableRandom;

import io.github.qptv2.data.SampleSource;

/** Makes a ladder: one picture or clip at all its levels, by draws of its own. */
interface LadderMaker {

    /**
     * All levels of one file.
     *
     * @throws IOException in one line, if the file cannot be read
     */
    LadderFeed.Rungs rungs(SampleSource source, SplittableRandom random) throws IOException;
}
