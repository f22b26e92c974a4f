package io.github.qptv2.finetune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.github.qptv2.data.Randoms;
import io.github.qptv2.device.Device;
import io.github.qptv2.evaluate.CalibrationFit;
import io.github.qptv2.scoring.Calibration;
import io.github.qptv2.scoring.ModelBundle;
import io.github.qptv2.tensor.Collective;

/** Gives the raw output its meaning, by pictures of the first set that were trained on. */
record Calibrating(FinetuneConfig config, Labels labels, Jury jury, Device device) {

    private static final long CALIBRATION = 0x63616c; // apart from other draws

    /** Empty where none is wanted or the outputs tell nothing, which is said. */
    Optional<Calibration> of(ModelBundle bundle) {
        int most = config.calibration().pictures();
        if (most == 0 || labels.sets().isEmpty()) {
            return Optional.empty();
        }
        var chosen = new Labelled(chosen(most));
        double[] scores = jury.of(chosen.files(), Collective.alone(device), 0).scores(bundle);
        int[] known = Judge.known(scores);
        double[] opinions = Judge.at(
                known,
                chosen.pictures().stream().mapToDouble(Labelled.Picture::mos).toArray());
        var set = labels.sets().get(0);
        var scale = CalibrationFit.scale(set.scale());
        try {
            return Optional.of(CalibrationFit.of(
                    Judge.at(known, scores), CalibrationFit.onScale(opinions, scale), scale, set.name() + " train"));
        } catch (IllegalArgumentException e) {
            jury.says().accept("the model has no calibration: " + e.getMessage());
            return Optional.empty();
        }
    }

    private List<Labelled.Picture> chosen(int most) {
        var first = new ArrayList<>(labels.train().pictures());
        first.removeIf(picture -> picture.set() != 0);
        Collections.shuffle(first, new Random(Randoms.mix(config.seed(), CALIBRATION)));
        return List.copyOf(first.subList(0, Math.min(most, first.size())));
    }
}
