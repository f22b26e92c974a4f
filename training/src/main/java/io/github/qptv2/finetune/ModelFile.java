package io.github.qptv2.finetune;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.model.Architecture;
import io.github.qptv2.scoring.Calibration;
import io.github.qptv2.scoring.ModelBundle;
import io.github.qptv2.scoring.Preprocessing;
import io.github.qptv2.train.Provenance;

/** A trained network with everything that fixes its scores. */
record ModelFile(FinetuneConfig config, Beginning beginning, Labels labels) {

    /**
     * As a bundle.
     *
     * @param step steps that led to the weights
     */
    ModelBundle of(StateDict weights, Optional<Calibration> calibration, long step) {
        var shape = beginning.network();
        int shortSide = config.data().shortSide();
        var preprocessing = new Preprocessing(
                shortSide > 0 ? OptionalInt.of(shortSide) : OptionalInt.empty(),
                config.data().testCrops());
        var description = new ModelBundle.Description(
                name(), config.task(), words(step), beginning.conventions(), preprocessing, calibration);
        return new ModelBundle(description, new Architecture(shape, 1, true), weights);
    }

    private String name() {
        String sets = config.sets().stream().map(SetChoice::name).collect(Collectors.joining("+"));
        return config.name().isEmpty() ? beginning.network().name() + "-" + sets : config.name();
    }

    private String words(long step) {
        var split = labels.split();
        String sets = config.sets().stream()
                .map(set -> set.name() + " (" + set.split() + ")")
                .collect(Collectors.joining(", "));
        String ranked = config.ladders().isOn() ? "; damaged pictures ranked beside them" : "";
        return "fine-tuned on %s: %,d pictures to learn from, %,d to choose by, %,d left for the test%s; %s; %,d steps; qpt %s"
                .formatted(
                        sets,
                        split.train().size(),
                        split.validation().size(),
                        split.test().size(),
                        ranked,
                        beginning.words(),
                        step,
                        Provenance.code());
    }
}
