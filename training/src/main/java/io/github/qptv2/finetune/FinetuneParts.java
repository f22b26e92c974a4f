package io.github.qptv2.finetune;

import io.github.qptv2.finetune.ranking.DistortionSeriesLoader;
import io.github.qptv2.train.TrainState;
import org.jspecify.annotations.Nullable;

/**
 * Components of a {@link FinetuneTask}, which closes the closeable ones.
 *
 * @param series null without distortion series
 * @param joint null without frozen networks
 */
record FinetuneParts(
        FinetunedModel model,
        LabeledBatches batches,
        @Nullable DistortionSeriesLoader series,
        FinetuneSchedule schedule,
        TrainState trainState,
        FinetuneStep step,
        Validation validation,
        CalibrationStep calibration,
        @Nullable Joint joint) {

    /** Joint training with the targets of frozen networks. */
    record Joint(JointStage stage, JointStep step) {}
}
