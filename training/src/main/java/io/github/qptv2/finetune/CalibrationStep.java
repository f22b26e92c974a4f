package io.github.qptv2.finetune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.github.qptv2.calibrate.CalibrationFit;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.loader.SeededRandom;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.tensor.distributed.Collective;

/**
 * Fits the calibration from raw output to MOS on training images of the first dataset.
 *
 * @param setup of the scorer
 * @param device that scores
 */
record CalibrationStep(FinetuneConfig config, RunLabels labels, ValidationScorer.Setup setup, Device device) {

    private static final long CALIBRATION = 0x63616c; // independent of other draws

    /** Empty where {@code calibration.images} is 0 or the scores do not rise with MOS, which is reported. */
    Optional<Calibration> of(ModelBundle bundle) {
        int count = config.calibration().images();
        if (count == 0 || labels.datasets().isEmpty()) {
            return Optional.empty();
        }
        var chosen = new LabeledImages(chosen(count));
        var scorer = new ValidationScorer(setup, chosen.files(), Collective.alone(device), 0);
        double[] scores = scorer.scores(bundle);
        int[] readable = Validation.finite(scores);
        double[] mos = Validation.at(
                readable,
                chosen.images().stream()
                        .mapToDouble(LabeledImages.LabeledImage::mos)
                        .toArray());
        var set = labels.datasets().get(0);
        var scale = CalibrationFit.scale(set.scale());
        try {
            return Optional.of(CalibrationFit.of(
                    Validation.at(readable, scores), CalibrationFit.onScale(mos, scale), scale, set.name() + " train"));
        } catch (IllegalArgumentException e) {
            setup.messages().accept("the model has no calibration: " + e.getMessage());
            return Optional.empty();
        }
    }

    private List<LabeledImages.LabeledImage> chosen(int count) {
        var first = new ArrayList<>(labels.train().images());
        first.removeIf(image -> image.set() != 0);
        Collections.shuffle(first, new Random(SeededRandom.mix(config.seed(), CALIBRATION)));
        return List.copyOf(first.subList(0, Math.min(count, first.size())));
    }
}
