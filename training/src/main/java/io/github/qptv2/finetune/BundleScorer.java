package io.github.qptv2.finetune;

import java.nio.file.Path;

import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.teacher.TeacherException;
import io.github.qptv2.train.TrainingException;

/** A HiViT quality model of images. */
record BundleScorer(Path file, Scorer scorer, MosMapping calibration) implements CropScorer {

    private static final float[] NONE = {};

    static BundleScorer of(Path file, ModelBundle bundle) throws TrainingException {
        var calibration = CropScorer.calibration(file, bundle.description());
        if (bundle.architecture().frames() > 1) {
            throw new TrainingException("pseudo.scorer: %s must score images, got a network for clips".formatted(file));
        }
        var options = ScorerOptions.DEFAULT.withThreads(1);
        return new BundleScorer(file, Scorer.of(bundle, options), calibration);
    }

    @Override
    public Labeled of(Image crop) {
        try {
            double raw = scorer.score(crop).raw();
            return new Labeled(CropScorer.share(file, calibration, raw), NONE);
        } catch (ImageException | IllegalStateException e) {
            throw new TeacherException(
                    "pseudo.scorer: %s cannot be run on a crop of %s: %s".formatted(file, crop, e.getMessage()), e);
        }
    }

    @Override
    public FittedImages fitted() {
        return FittedImages.UNKNOWN;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
