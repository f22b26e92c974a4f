package io.github.qptv2.finetune;

import java.nio.file.Path;

import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.teacher.TeacherException;
import io.github.qptv2.train.TrainingException;

/** A frozen scorer that gives crops pseudo-labels. Thread-safe. */
interface CropScorer extends AutoCloseable {

    /**
     * The pseudo-label of a crop.
     *
     * @param share MOS normalized to [0, 1], 1 best
     * @param features pooled features that it was computed from; empty for a HiViT
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Labeled(float share, float[] features) {}

    /**
     * Labels a crop.
     *
     * @throws TeacherException if the scorer fails, or its score is not finite
     */
    Labeled of(Image crop);

    /** Labeled images that it was fitted to, where they are recorded. */
    FittedImages fitted();

    /** Frees the network. */
    @Override
    void close();

    /**
     * The mapping from raw output to MOS.
     *
     * @throws TrainingException if the model has none
     */
    static MosMapping calibration(Path file, ModelDescription description) throws TrainingException {
        return description
                .calibration()
                .flatMap(Calibration::mos)
                .orElseThrow(() -> new TrainingException(
                        "pseudo.scorer: %s must be calibrated to MOS, got a model without calibration; see qpt calibrate"
                                .formatted(file)));
    }

    /** MOS of a raw output, normalized to [0, 1]. */
    static float share(Path file, MosMapping calibration, double raw) {
        double share = calibration.score(raw) / 100;
        if (!Double.isFinite(share)) {
            throw new TeacherException("pseudo.scorer: %s must give finite scores, got %s".formatted(file, raw));
        }
        return (float) share;
    }
}
