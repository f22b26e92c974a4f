package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.teacher.TeacherException;
import io.github.qptv2.train.TrainingException;

/** A frozen scorer that labels crops as they are shown. Threads may share it. */
sealed interface CropScorer extends AutoCloseable permits BackboneScorer, BundleScorer {

    /**
     * What a scorer says of one crop.
     *
     * @param share its MOS as a share of the scale, 0 worst and 1 best
     * @param features pooled ones that it was computed from; none of a HiViT
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
    record Labeled(float share, float[] features) {}

    /**
     * Labels a crop.
     *
     * @throws TeacherException if the scorer fails on it, or says what is no number
     */
    Labeled of(Image crop);

    /** Labeled images that it was fitted to, as far as it says. */
    FittedImages fitted();

    /** Frees the network. */
    @Override
    void close();

    /**
     * Loads a scorer.
     *
     * @throws TrainingException in one line if it cannot be loaded, is not calibrated, or is one for videos
     */
    static CropScorer open(Path file) throws TrainingException {
        try {
            var checkpoint = Checkpoint.read(file);
            if (BackboneBundle.isPresent(checkpoint)) {
                return BackboneScorer.of(file, BackboneBundle.of(checkpoint));
            }
            return BundleScorer.of(file, ModelBundle.of(checkpoint));
        } catch (IOException | IllegalArgumentException e) {
            throw new TrainingException("pseudo.scorer: " + e.getMessage(), e);
        }
    }

    /** The curve to the MOS scale, which pseudo-labels are on. */
    static MosMapping calibration(Path file, ModelBundle.Description description) throws TrainingException {
        return description
                .calibration()
                .flatMap(Calibration::mos)
                .orElseThrow(() -> new TrainingException(
                        "pseudo.scorer: %s must be calibrated to MOS, got a model without calibration; see qpt calibrate"
                                .formatted(file)));
    }

    /** The share of the scale that a raw output stands for. */
    static float share(Path file, MosMapping calibration, double raw) {
        double share = calibration.score(raw) / 100;
        if (!Double.isFinite(share)) {
            throw new TeacherException("pseudo.scorer: %s must give numbers, got %s".formatted(file, raw));
        }
        return (float) share;
    }
}
