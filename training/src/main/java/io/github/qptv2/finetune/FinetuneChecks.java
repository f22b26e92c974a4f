package io.github.qptv2.finetune;

import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.model.Masking;
import io.github.qptv2.train.TrainingException;

/**
 * Checks settings of a run against its labels and its network.
 *
 * @param tokens of a crop
 */
record FinetuneChecks(FinetuneConfig config, RunLabels labels, int tokens) {

    /**
     * Checks all.
     *
     * @param ofClips whether the run is on videos
     * @throws TrainingException in one line, at the first setting that is impossible
     */
    void run(boolean ofClips) throws TrainingException {
        if (labels.datasets().isEmpty() && config.schedule().steps() == 0) {
            throw new TrainingException("without a labeled set there are no epochs; set schedule.epochs to 0 and"
                    + " schedule.steps above 0, or name a set with --dataset NAME=DIR");
        }
        int patience = config.validation().patience();
        if (patience > 0 && labels.validation().size() == 0) {
            throw new TrainingException(
                    "validation.patience needs a validation part, got patience %d and none;".formatted(patience)
                            + " set validation.share above 0, or patience to 0");
        }
        double ratio = config.tuning().patchKeepRatio();
        if (ratio < 1 && Masking.visible(tokens, 1 - ratio) < 1) {
            throw new TrainingException(
                    "tuning.patch-keep-ratio must leave at least one of %d tokens, got %s".formatted(tokens, ratio));
        }
        if (ofClips) {
            requireOne("tuning.patch-keep-ratio", ratio);
            requireOne("rank-augmentation.enlarged", config.rankAugmentation().enlarged());
        }
    }

    private static void requireOne(String field, double value) throws TrainingException {
        if (value != 1) {
            throw new TrainingException(field + " must be 1 in a run of clips, got " + value);
        }
    }
}
