package io.github.qptv2.finetune;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.finetune.config.DatasetConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.Task;
import io.github.qptv2.train.Provenance;

/** Makes bundles of a run's weights: with preprocessing, calibration and provenance. */
record FinetunedModel(FinetuneConfig config, InitialWeights initialWeights, RunLabels labels) {

    /** Name of the final file. */
    static final String FILE = "model.safetensors";

    /**
     * A bundle.
     *
     * @param step number of completed steps at these weights
     */
    ModelBundle of(StateDict weights, Optional<Calibration> calibration, long step) {
        int shortSide = config.data().shortSide();
        var preprocessing = new PreprocessingSpec(
                shortSide > 0 ? OptionalInt.of(shortSide) : OptionalInt.empty(),
                config.data().testCrops(),
                config.clips().preprocessing());
        var description = new ModelDescription(
                name(), task(), trainingData(step), initialWeights.inferenceConfig(), preprocessing, calibration);
        return new ModelBundle(description, initialWeights.architecture(), weights);
    }

    private String name() {
        String datasets = config.datasets().stream().map(DatasetConfig::name).collect(Collectors.joining("+"));
        String all = datasets.isEmpty() ? "ranked" : datasets;
        return config.name().isEmpty() ? initialWeights.architecture().name() + "-" + all : config.name();
    }

    /** The default task, IQA, becomes VQA for a network for clips. */
    private Task task() {
        return isOfClips() && config.task().equals(FinetuneConfig.DEFAULT.task())
                ? Task.VQA
                : Task.parse(config.task());
    }

    private boolean isOfClips() {
        return initialWeights.frames() > 1;
    }

    private String trainingData(long step) {
        var split = labels.split();
        String learned =
                split == null ? "trained to rank distorted %s, without labels".formatted(kind()) : labeled(split);
        return String.format(
                Locale.ROOT,
                "%s; %s; %,d steps; qpt %s",
                learned,
                initialWeights.description(),
                step,
                Provenance.code());
    }

    private String kind() {
        return isOfClips() ? "clips" : "images";
    }

    private String labeled(Split split) {
        String datasets = config.datasets().stream()
                .map(set -> set.name() + " (" + set.split() + ")")
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "fine-tuned on %s: %,d %s for training, %,d for validation, %,d for the test%s",
                datasets,
                split.train().size(),
                kind(),
                split.validation().size(),
                split.test().size(),
                config.rankAugmentation().isOn() ? "; with a ranking loss on distorted " + kind() : "");
    }
}
