package io.github.qptv2.spark;

import java.io.Serializable;

import io.github.qptv2.media.image.CorruptFiles;

/**
 * Model and settings of the tasks of a job, sent to every executor.
 *
 * @param model name of a built-in model, or the name of a file that {@link #isSent}
 * @param isSent whether {@code model} was distributed by {@code SparkContext.addFile}
 * @param maxCrops most crops of an image; 0 for the model's own
 * @param corrupt policy on images whose file is corrupt
 * @param hasEmbedding whether rows have the pooled features
 */
record ScoringSpec(String model, boolean isSent, int maxCrops, CorruptFiles corrupt, boolean hasEmbedding)
        implements Serializable {

    /** A built-in model with its own settings. */
    static ScoringSpec builtIn(String model) {
        return new ScoringSpec(model, false, 0, CorruptFiles.WARN, false);
    }
}
