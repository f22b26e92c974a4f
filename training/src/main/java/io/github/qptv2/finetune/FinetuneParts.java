package io.github.qptv2.finetune;

import io.github.qptv2.finetune.ranking.DistortionSeriesLoader;
import io.github.qptv2.train.TrainState;
import org.jspecify.annotations.Nullable;

/**
 * Components of a {@link FinetuneTask}, which closes those that can be closed.
 *
 * @param series null where nothing is ranked
 * @param joint null where no frozen network takes part
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
