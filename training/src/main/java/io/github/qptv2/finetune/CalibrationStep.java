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

/** Gives the raw output its meaning, by images of the first set that were trained on. */
record CalibrationStep(FinetuneConfig config, RunLabels labels, ValidationScorers jury, Device device) {

    private static final long CALIBRATION = 0x63616c; // apart from other draws

    /** Empty where none is wanted or the outputs tell nothing, which is said. */
    Optional<Calibration> of(ModelBundle bundle) {
        int most = config.calibration().images();
        if (most == 0 || labels.datasets().isEmpty()) {
            return Optional.empty();
        }
        var chosen = new LabeledImages(chosen(most));
        double[] scores = jury.of(chosen.files(), Collective.alone(device), 0).scores(bundle);
        int[] known = ImageValidationScorer.known(scores);
        double[] mos = ImageValidationScorer.at(
                known,
                chosen.images().stream()
                        .mapToDouble(LabeledImages.LabeledImage::mos)
                        .toArray());
        var set = labels.datasets().get(0);
        var scale = CalibrationFit.scale(set.scale());
        try {
            return Optional.of(CalibrationFit.of(
                    ImageValidationScorer.at(known, scores),
                    CalibrationFit.onScale(mos, scale),
                    scale,
                    set.name() + " train"));
        } catch (IllegalArgumentException e) {
            jury.says().accept("the model has no calibration: " + e.getMessage());
            return Optional.empty();
        }
    }

    private List<LabeledImages.LabeledImage> chosen(int most) {
        var first = new ArrayList<>(labels.train().images());
        first.removeIf(image -> image.set() != 0);
        Collections.shuffle(first, new Random(SeededRandom.mix(config.seed(), CALIBRATION)));
        return List.copyOf(first.subList(0, Math.min(most, first.size())));
    }
}
