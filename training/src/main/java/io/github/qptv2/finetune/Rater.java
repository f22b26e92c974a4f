package io.github.qptv2.finetune;

import io.github.qptv2.scoring.ModelBundle;

/** Has models score the same files, one model after the other. */
interface Rater {

    /** Raw scores of all files in their order, the same in every process; NaN for those that cannot be read. */
    double[] scores(ModelBundle bundle);
}
