package io.github.qptv2.finetune;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.data.benchmark.Split;
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
        int shortSide = config.data().shortSide();
        var preprocessing = new Preprocessing(
                shortSide > 0 ? OptionalInt.of(shortSide) : OptionalInt.empty(),
                config.data().testCrops(),
                config.clips().preprocessing());
        var description = new ModelBundle.Description(
                name(), task(), words(step), beginning.conventions(), preprocessing, calibration);
        return new ModelBundle(description, beginning.architecture(), weights);
    }

    private String name() {
        String sets = config.sets().stream().map(SetChoice::name).collect(Collectors.joining("+"));
        String all = sets.isEmpty() ? "ranked" : sets;
        return config.name().isEmpty() ? beginning.architecture().name() + "-" + all : config.name();
    }

    /** What judges the quality of pictures judges that of videos, where it is shown videos. */
    private String task() {
        return isOfClips() && config.task().equals(FinetuneConfig.DEFAULT.task()) ? "vqa" : config.task();
    }

    private boolean isOfClips() {
        return beginning.frames() > 1;
    }

    private String words(long step) {
        String learned = labels.split()
                .map(this::labelled)
                .orElse("trained to rank damaged %s, without opinions".formatted(kind()));
        return "%s; %s; %,d steps; qpt %s".formatted(learned, beginning.words(), step, Provenance.code());
    }

    private String kind() {
        return isOfClips() ? "clips" : "pictures";
    }

    private String labelled(Split split) {
        String sets = config.sets().stream()
                .map(set -> set.name() + " (" + set.split() + ")")
                .collect(Collectors.joining(", "));
        return "fine-tuned on %s: %,d %s to learn from, %,d to choose by, %,d left for the test%s"
                .formatted(
                        sets,
                        split.train().size(),
                        kind(),
                        split.validation().size(),
                        split.test().size(),
                        config.ladders().isOn() ? "; damaged %s ranked beside them".formatted(kind()) : "");
    }
}
