package io.github.qptv2.finetune;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.finetune.config.DatasetConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.train.Provenance;

/** A trained network with everything that fixes its scores. */
record FinetunedModel(FinetuneConfig config, InitialWeights initialWeights, RunLabels labels) {

    /**
     * As a bundle.
     *
     * @param step steps that led to the weights
     */
    ModelBundle of(StateDict weights, Optional<Calibration> calibration, long step) {
        int shortSide = config.data().shortSide();
        var preprocessing = new PreprocessingSpec(
                shortSide > 0 ? OptionalInt.of(shortSide) : OptionalInt.empty(),
                config.data().testCrops(),
                config.clips().preprocessing());
        var description = new ModelBundle.Description(
                name(), task(), trainingData(step), initialWeights.inferenceConfig(), preprocessing, calibration);
        return new ModelBundle(description, initialWeights.architecture(), weights);
    }

    private String name() {
        String datasets = config.datasets().stream().map(DatasetConfig::name).collect(Collectors.joining("+"));
        String all = datasets.isEmpty() ? "ranked" : datasets;
        return config.name().isEmpty() ? initialWeights.architecture().name() + "-" + all : config.name();
    }

    /** What judges the quality of images judges that of videos, where it is shown videos. */
    private String task() {
        return isOfClips() && config.task().equals(FinetuneConfig.DEFAULT.task()) ? "vqa" : config.task();
    }

    private boolean isOfClips() {
        return initialWeights.frames() > 1;
    }

    private String trainingData(long step) {
        String learned = labels.split()
                .map(this::labeled)
                .orElse("trained to rank damaged %s, without opinions".formatted(kind()));
        return "%s; %s; %,d steps; qpt %s".formatted(learned, initialWeights.description(), step, Provenance.code());
    }

    private String kind() {
        return isOfClips() ? "clips" : "images";
    }

    private String labeled(Split split) {
        String datasets = config.datasets().stream()
                .map(set -> set.name() + " (" + set.split() + ")")
                .collect(Collectors.joining(", "));
        return "fine-tuned on %s: %,d %s to learn from, %,d to choose by, %,d left for the test%s"
                .formatted(
                        datasets,
                        split.train().size(),
                        kind(),
                        split.validation().size(),
                        split.test().size(),
                        config.rankAugmentation().isOn() ? "; damaged %s ranked beside them".formatted(kind()) : "");
    }
}
